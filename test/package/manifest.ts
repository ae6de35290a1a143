import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The folder that holds the project. */
export const ROOT = join(__dirname, "../..");

/** An XML document; not well-formed XML fails the test that asked for it. */
export function xmlOf(text: string): Document {
  const document = new DOMParser().parseFromString(text, "application/xml");
  const error = document.querySelector("parsererror");
  if (error) throw new Error(error.textContent ?? "not well-formed");
  return document;
}

/** The manifest at the root of the project. */
export function manifestSource(): string {
  return readFileSync(join(ROOT, "manifest.xml"), "utf8");
}

/** All elements with a local name, whatever their namespace. */
export function all(parent: Document | Element, name: string): readonly Element[] {
  return [...parent.getElementsByTagNameNS("*", name)];
}

/** Local names of the child elements, in order. */
export function childNames(element: Element): readonly string[] {
  return [...element.children].map((child) => child.localName);
}

/** Pixel size of a PNG file, from its header. Throws where it is none. */
export function pixelsOf(path: string): { readonly width: number; readonly height: number } {
  const bytes = readFileSync(path);
  if (bytes.subarray(0, 8).toString("latin1") !== "\x89PNG\r\n\x1a\n") throw new Error(`${path} is no PNG`);
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}
