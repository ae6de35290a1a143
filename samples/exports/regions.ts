/** One of the provider's own tenants: it is billed in one currency, with one invoice a month. */
export interface Region {
  readonly index: number;
  readonly currency: "USD" | "EUR" | "GBP";
  /** Share of the lines, in percent. */
  readonly percent: number;
  readonly tenantId: string;
  /** The provider's own partner id, never a reseller's. */
  readonly mpnId: string;
  readonly countries: readonly string[];
  /** Legal forms at the end of a company's name. */
  readonly forms: readonly string[];
  /** Billing currency per US dollar around which the rates move; 1 for US dollars. */
  readonly perDollar: number;
}

/** The made-up provider's three tenants. */
export const REGIONS: readonly Region[] = [
  {
    index: 0,
    currency: "USD",
    percent: 55,
    tenantId: "5d2c1f0a-7b34-4c6e-9a15-3e8b60f4d271",
    mpnId: "654301",
    countries: ["US", "US", "US", "CA", "MX"],
    forms: ["Inc", "LLC", "Corp", ", Inc.", "Group"],
    perDollar: 1,
  },
  {
    index: 1,
    currency: "EUR",
    percent: 30,
    tenantId: "c07e94b3-15fd-4d28-8b6c-90a2d7f3e51c",
    mpnId: "654302",
    countries: ["DE", "FR", "NL", "ES", "IT", "AT", "BE"],
    forms: ["GmbH", "SARL", "B.V.", "S.L.", "S.p.A.", "AG"],
    perDollar: 0.92,
  },
  {
    index: 2,
    currency: "GBP",
    percent: 15,
    tenantId: "3fa6b1d8-e20c-4f97-a4d3-6c51f08e7b92",
    mpnId: "654303",
    countries: ["GB", "GB", "GB", "IE"],
    forms: ["Ltd", "LLP", "plc", "& Co"],
    perDollar: 0.79,
  },
];
