import { tagsIn } from "./xml-tags";
import { zipContent } from "./zip-content";
import type { ZipPart } from "./zip-directory";

/** What a sheet's own XML says, counted without parsing it: the measure for what a parser makes of it. */
export interface SheetCheck {
  /** Number of row elements. */
  readonly rows: number;
  /** Last row of the range that the sheet says it uses; 0 where it does not say. */
  readonly lastRow: number;
  /** Whether the XML goes on to its last closing tag. */
  readonly isWhole: boolean;
}

/** Goes once through the bytes of a sheet. Throws `BrokenZip` where they are not those that were saved. */
export async function sheetCheck(archive: Uint8Array, part: ZipPart): Promise<SheetCheck> {
  // The tags are plain ASCII, and this decoder is the fastest one.
  const decoder = new TextDecoder("latin1");
  let rows = 0;
  let lastRow = 0;
  let rest = "";
  for await (const piece of zipContent(archive, part)) {
    const text = rest + decoder.decode(piece);
    // The last tag may go on in the next piece.
    const end = Math.max(0, text.lastIndexOf("<"));
    const whole = text.slice(0, end);
    if (rows === 0 && lastRow === 0)
      lastRow = Number(/\d+$/.exec(tagsIn(whole, "dimension")[0]?.get("ref") ?? "")?.[0] ?? 0);
    rows += rowTagsIn(whole);
    rest = text.slice(end);
  }
  return { rows: rows + rowTagsIn(rest), lastRow, isWhole: /^<\/(?:[\w.-]+:)?worksheet\s*>\s*$/.test(rest) };
}

function rowTagsIn(xml: string): number {
  let count = 0;
  for (let at = xml.indexOf("row"); at !== -1; at = xml.indexOf("row", at + 3)) {
    const before = xml.charAt(at - 1);
    if ((before === "<" || (before === ":" && isOpeningPrefix(xml, at - 1))) && /[\s/>]/.test(xml.charAt(at + 3)))
      count++;
  }
  return count;
}

function isOpeningPrefix(xml: string, colon: number): boolean {
  return /^<[\w.-]+$/.test(xml.slice(xml.lastIndexOf("<", colon), colon));
}
