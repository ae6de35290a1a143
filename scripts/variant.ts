import { readFileSync } from "node:fs";
import { join } from "node:path";

/** One package for Excel: where its files are served from, and what tells it apart from the other in Excel's list. */
export interface Variant {
  /** Name of the file in `dist/`. */
  readonly file: string;
  /** Address of the folder that serves `dist/`, ending in a slash. */
  readonly address: string;
  /** Identity of the add-in in Excel; two variants can be installed beside each other. */
  readonly id: string;
  /** What the ribbon and Excel's list of add-ins show. */
  readonly title: string;
}

/** What `package.json` says of the product: its version, and under `homepage` the one place for the production address. */
export const PRODUCT = JSON.parse(readFileSync(join(__dirname, "..", "package.json"), "utf8")) as {
  readonly version: string;
  readonly homepage: string;
};

/** The folder that holds `manifest.xml` and `package.json`. */
export const ROOT = join(__dirname, "..");

/** For everybody: `ADDRESS=https://…/ npm run build` packages for another host. */
export const PRODUCTION: Variant = {
  file: "manifest.xml",
  address: addressOf(process.env.ADDRESS ?? PRODUCT.homepage),
  id: "6f0d3c52-8b1e-4a7e-9a58-2f4c1d7be3a4",
  title: "CSP Revenue Check",
};

/** For a developer's own Excel, served by `npm run excel`. */
export const LOCAL: Variant = {
  file: "manifest.local.xml",
  address: "https://localhost:3000/",
  id: "0b6a1f0e-5c7d-4f5a-8f0b-6d9c1a2e7f35",
  title: "CSP Revenue Check (local)",
};

/** An https address that ends in a slash. Excel loads nothing from anywhere else, so anything else is refused here. */
export function addressOf(text: string): string {
  const url = new URL(text.endsWith("/") ? text : `${text}/`);
  if (url.protocol !== "https:")
    throw new RangeError(`Excel loads add-ins from https addresses only, not from ${text}`);
  return url.href;
}

/** Text with the production address of `package.json` replaced by the variant's own. */
export function readdressed(text: string, variant: Variant): string {
  return text
    .replaceAll(PRODUCT.homepage, variant.address)
    .replaceAll(
      `<AppDomain>${new URL(PRODUCT.homepage).origin}</AppDomain>`,
      `<AppDomain>${new URL(variant.address).origin}</AppDomain>`,
    );
}

/** The manifest of one variant: addresses, and the product's version in the four parts that Excel expects. */
export function manifestOf(source: string, variant: Variant): string {
  return readdressed(source, variant).replace(/<Version>[^<]*<\/Version>/, `<Version>${PRODUCT.version}.0</Version>`);
}
