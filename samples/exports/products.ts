/** A licence that is sold by seat. */
export interface Licence {
  readonly productId: string;
  readonly skuId: string;
  readonly product: string;
  readonly sku: string;
  /** List price of a seat and month, in hundredths of the billing currency. */
  readonly price: number;
  /** Microsoft bills some suites as two rows with the same name; the share of the first row in percent, or 100. */
  readonly firstPart: number;
}

/** A meter of an Azure plan. */
export interface Meter {
  readonly productId: string;
  readonly skuId: string;
  readonly product: string;
  readonly meter: string;
  readonly unit: string;
  /** List price of a unit in millionths of a US dollar. */
  readonly price: number;
  /** Units in an ordinary month. */
  readonly usual: number;
}

type LicenceRow = readonly [string, string, string, number, number?];
type MeterRow = readonly [string, string, string, string, string, number, number];

const LICENCES_AS_ROWS: readonly LicenceRow[] = [
  ["CFQ7TTC0LH18", "0001", "Microsoft 365 Business Basic", 600],
  ["CFQ7TTC0LDPB", "0001", "Microsoft 365 Business Standard", 1250],
  ["CFQ7TTC0LCHC", "0002", "Microsoft 365 Business Premium", 2200],
  ["CFQ7TTC0LH16", "0001", "Exchange Online (Plan 1)", 400],
  ["CFQ7TTC0LH1P", "0001", "Exchange Online (Plan 2)", 800],
  ["CFQ7TTC0LF8Q", "0001", "Office 365 E1", 1000],
  ["CFQ7TTC0LF8R", "0001", "Office 365 E3", 2300, 88],
  ["CFQ7TTC0LF8S", "0002", "Microsoft 365 E3", 3600, 92],
  ["CFQ7TTC0LFLX", "0001", "Microsoft 365 E5", 5700, 81],
  ["CFQ7TTC0LFLZ", "0003", "Microsoft Entra ID P1", 600],
  ["CFQ7TTC0LCH4", "0001", "Microsoft Defender for Business", 300],
  ["CFQ7TTC0HL8W", "0001", "Power BI Pro", 1000],
  ["CFQ7TTC0HD32", "0001", "Visio Plan 2", 1500],
  ["CFQ7TTC0HDB1", "0001", "Project Plan 3", 3000],
  ["CFQ7TTC0JN4R", "0001", "Microsoft Teams Phone Standard", 800],
  ["CFQ7TTC0HX99", "0001", "Dynamics 365 Sales Professional", 6500],
];

const METERS_AS_ROWS: readonly MeterRow[] = [
  ["DZH318Z0BQ3P", "00R2", "Virtual Machines Dsv3 Series", "D2s v3 - EU West", "1 Hour", 114000, 730],
  ["DZH318Z0BQ4B", "00Q1", "Virtual Machines Dsv3 Series - Windows", "D4s v3 - US East", "1 Hour", 376000, 400],
  ["DZH318Z0BQ5D", "008H", "Virtual Machines BS Series", "B2ms - UK South", "1 Hour", 94400, 730],
  ["DZH318Z0BZ5P", "006G", "Tables", "LRS Data Stored (GB/Month)", "1 GB/Month", 45000, 3],
  ["DZH318Z0BNZH", "000H", "Tiered Block Blob", "Hot LRS Data Stored", "1 GB/Month", 18400, 260],
  ["DZH318Z0BNZH", "002V", "Tiered Block Blob", "Hot Read Operations", "10K", 4300, 12],
  ["DZH318Z0BNZJ", "001K", "Files", "LRS Write Operations", "10K", 15000, 4],
  ["DZH318Z0BP04", "0010", "Premium SSD Managed Disks", "P10 LRS Disk", "1/Month", 19710000, 1],
  ["DZH318Z0BP04", "000W", "Standard SSD Managed Disks", "E10 LRS Disk", "1/Month", 9600000, 1],
  ["DZH318Z0BP5V", "001M", "Bandwidth", "Standard Data Transfer Out", "1 GB", 87000, 18],
  ["DZH318Z0BP5V", "0004", "Bandwidth", "Inter-Region Egress", "1 GB", 20000, 6],
  ["DZH318Z0BPVL", "003N", "IP Addresses", "Standard IPv4 Static Public IP", "1 Hour", 5000, 730],
  ["DZH318Z0BQGJ", "004R", "SQL Database Single Standard", "S0 DTUs", "1/Day", 483900, 30],
  ["DZH318Z0BWPW", "00F5", "Azure App Service Basic Plan", "B1 App", "1 Hour", 75000, 730],
  ["DZH318Z0BXGK", "005T", "Log Analytics", "Analytics Logs Data Ingestion", "1 GB", 2760000, 2],
  ["DZH318Z0BQ94", "00D0", "Backup", "Azure VM Protected Instances", "1/Month", 10000000, 1],
  ["DZH318Z0BP6Q", "001S", "Key Vault", "Operations", "10K", 30000, 1],
  ["DZH318Z0BQ2N", "0027", "VPN Gateway", "VpnGw1 Gateway", "1 Hour", 190000, 730],
  ["DZH318Z0CG1N", "000B", "Microsoft Defender for Cloud", "Standard Node", "1/Month", 14600000, 1],
  ["DZH318Z0C0KJ", "00BS", "Azure Monitor", "Alerts Metrics Monitored", "1/Month", 100000, 5],
];

/** The licences of the made-up price list; names are Microsoft's, ids and prices are invented. */
export const LICENCES: readonly Licence[] = LICENCES_AS_ROWS.map(
  ([productId, skuId, product, price, firstPart = 100]) => ({
    productId,
    skuId,
    product,
    sku: product,
    price,
    firstPart,
  }),
);

/** The meters of the made-up price list; names are Microsoft's, ids and prices are invented. */
export const METERS: readonly Meter[] = METERS_AS_ROWS.map(
  ([productId, skuId, product, meter, unit, price, usual]) => ({
    productId,
    skuId,
    product,
    meter,
    unit,
    price,
    usual,
  }),
);

/** Sold once, without a term: publisher and product, and the price in hundredths of the billing currency. */
export const ONE_TIME: readonly { readonly publisher: string; readonly product: string; readonly price: number }[] = [
  { publisher: "Microsoft Corporation", product: "Windows Server 2025 Standard - 16 Core License Pack", price: 106900 },
  { publisher: "Microsoft Corporation", product: "Windows Server 2025 - 1 Device CAL", price: 4100 },
  { publisher: "Microsoft Corporation", product: "Office LTSC Standard 2024", price: 41200 },
  { publisher: "Fernhill Backup, Inc.", product: 'Fernhill Backup for Microsoft 365 "Plus"', price: 24900 },
  { publisher: "Harrow Networks", product: "Harrow Firewall PAYG, 5 Units", price: 18050 },
];
