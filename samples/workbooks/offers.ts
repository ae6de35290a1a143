/** Something that can be sold; `usd` is what the provider pays per unit and month (or once, for `perpetual`). */
export interface Offer {
  readonly kind: "licence" | "usage" | "perpetual" | "third-party";
  readonly product: string;
  readonly sku: string;
  readonly productId: string;
  readonly skuId: string;
  readonly usd: number;
}

const licence = (product: string, productId: string, skuId: string, usd: number): Offer => ({
  kind: "licence",
  product,
  sku: product,
  productId,
  skuId,
  usd,
});

/** Licences by seat, cheapest first. Prices are invented but of the usual size. */
export const LICENCES: readonly Offer[] = [
  licence("Microsoft Defender for Business", "CFQ7TTC0JXBV", "0004", 2.4),
  licence("Exchange Online (Plan 1)", "CFQ7TTC0LH16", "0001", 3.2),
  licence("Microsoft 365 Business Basic", "CFQ7TTC0LH18", "0001", 4.8),
  licence("Microsoft Entra ID P1", "CFQ7TTC0LFLS", "0002", 4.8),
  licence("Microsoft 365 Apps for business", "CFQ7TTC0LH1G", "0001", 6.6),
  licence("Microsoft Teams Phone Standard", "CFQ7TTC0LH0F", "0006", 8),
  licence("Microsoft 365 Business Standard", "CFQ7TTC0LDPB", "0001", 10),
  licence("Power BI Pro", "CFQ7TTC0H9MP", "0001", 11.2),
  licence("Visio Plan 2", "CFQ7TTC0HD32", "0002", 12),
  licence("Microsoft 365 Business Premium", "CFQ7TTC0LCHC", "0002", 17.6),
  licence("Project Plan 3", "CFQ7TTC0HDB0", "0002", 24),
  licence("Windows 365 Business 2 vCPU, 4 GB, 128 GB", "CFQ7TTC0J203", "000D", 24.8),
  licence("Microsoft 365 E3", "CFQ7TTC0LFLX", "0001", 28.8),
  licence("Microsoft 365 E5", "CFQ7TTC0LFLZ", "0002", 45.6),
];

export const AZURE: Offer = {
  kind: "usage",
  product: "Azure plan",
  sku: "Azure plan",
  productId: "DZH318Z0BPS6",
  skuId: "0001",
  usd: 1,
};

/** Meters of an Azure plan, with the unit they are billed in. */
export const METERS: readonly { readonly name: string; readonly unit: string }[] = [
  { name: "Virtual Machines Dsv5 Series - D2s v5", unit: "1 Hour" },
  { name: "Standard SSD Managed Disks - E10 LRS Disk", unit: "1/Month" },
  { name: "Storage - Blob Hot LRS Data Stored", unit: "1 GB/Month" },
  { name: "Bandwidth - Standard Data Transfer Out", unit: "1 GB" },
  { name: "Backup - Protected Instances", unit: "1/Month" },
];

export const PERPETUAL: readonly Offer[] = [
  {
    kind: "perpetual",
    product: "Windows Server 2025 Standard - 16 Core License Pack",
    sku: "Windows Server 2025 Standard - 16 Core License Pack",
    productId: "DG7GMGF0PWHC",
    skuId: "0004",
    usd: 870.4,
  },
  {
    kind: "perpetual",
    product: "Windows Server 2025 Remote Desktop Services - 1 User CAL",
    sku: "Windows Server 2025 Remote Desktop Services - 1 User CAL",
    productId: "DG7GMGF0PWHF",
    skuId: "0002",
    usd: 128.8,
  },
];

export const THIRD_PARTY: Offer = {
  kind: "third-party",
  product: "Skyline Backup for Microsoft 365",
  sku: "Skyline Backup - per user",
  productId: "DZH318Z08J2K",
  skuId: "0011",
  usd: 2.1,
};
