import { windows1252Text } from "./windows-1252";

/** How the bytes of a text file become text. `bytes` are read as UTF-8, line by line as Windows-1252 where they are none. */
export type TextEncoding = "bytes" | "utf-16le" | "utf-16be";

export const LINE_FEED = 0x0a;
export const CARRIAGE_RETURN = 0x0d;

/** The encoding that the first bytes tell: a UTF-16 byte order mark, or every other byte zero, as Latin text has it. */
export function textEncodingOf(first: Uint8Array): TextEncoding {
  if (first[0] === 0xff && first[1] === 0xfe) return "utf-16le";
  if (first[0] === 0xfe && first[1] === 0xff) return "utf-16be";
  const looked = Math.min(first.length - (first.length % 2), 4096);
  let evenZeros = 0;
  let oddZeros = 0;
  for (let i = 0; i < looked; i += 2) {
    if (first[i] === 0) evenZeros++;
    if (first[i + 1] === 0) oddZeros++;
  }
  const mostly = looked * 0.4;
  if (oddZeros > mostly && evenZeros === 0) return "utf-16le";
  if (evenZeros > mostly && oddZeros === 0) return "utf-16be";
  return "bytes";
}

// The mark is taken off by hand, once: a decoder would take one off every block.
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Text of whole lines. What is not UTF-8 is decided line by line, so that the answer does not depend on where a file is
 * cut into blocks, and two exports in different encodings pasted after each other both read right.
 */
export function textOfLines(lines: Uint8Array, lineEnd: number): string {
  const text = utf8Text(lines);
  if (text !== undefined) return text;
  let mixed = "";
  let start = 0;
  while (start < lines.length) {
    const end = lines.indexOf(lineEnd, start);
    const line = lines.subarray(start, end === -1 ? lines.length : end + 1);
    mixed += utf8Text(line) ?? windows1252Text(line);
    start += line.length;
  }
  return mixed;
}

function utf8Text(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}
