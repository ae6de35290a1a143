import { UnreadableSource } from "../core/import/source";
import { textEncodingOf } from "./text-encoding";

/** Why the first bytes of a file cannot be those of a table in text, or nothing where they can. */
export function notATable(name: string, first: Uint8Array): UnreadableSource | undefined {
  const start = String.fromCharCode(...first.subarray(0, 512))
    .replace(/^\u00EF\u00BB\u00BF/, "")
    .trimStart();
  if (/^(<!doctype html|<html)/i.test(start)) {
    return refusal(
      name,
      "it is a web page, as a download without signing in leaves it; sign in and download the export again",
    );
  }
  if (/^(<\?xml|<!--)/i.test(start)) return refusal(name, "it is an XML document; save it as XLSX or CSV");
  if (start.startsWith("%PDF")) return refusal(name, "it is a PDF document; take the export as CSV or XLSX");
  if (textEncodingOf(first) === "bytes" && isBinary(first)) {
    return refusal(name, "it is neither text nor a workbook; take the export as CSV or XLSX");
  }
  return undefined;
}

/** Text has no zero byte and hardly a control character; a stray one does not make a file unreadable. */
function isBinary(bytes: Uint8Array): boolean {
  let controls = 0;
  for (const byte of bytes) {
    if (byte === 0) return true;
    if (byte < 0x20 && (byte < 0x09 || byte > 0x0d) && byte !== 0x1a) controls++;
  }
  return controls * 100 > bytes.length;
}

function refusal(name: string, sentence: string): UnreadableSource {
  return new UnreadableSource(name, "not-a-table", sentence);
}
