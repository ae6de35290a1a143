/** What the bytes 0x80 to 0x9F stand for; the five that stand for nothing keep their number. Source: WHATWG Encoding, index windows-1252. */
const HIGH = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
const PIECE = 8192;

/** Text of bytes in Windows-1252. Written out because some versions of Node decode this label as Latin-1 and lose the euro sign. */
export function windows1252Text(bytes: Uint8Array): string {
  let text = "";
  const codes = new Uint16Array(Math.min(PIECE, bytes.length));
  for (let start = 0; start < bytes.length; start += PIECE) {
    const length = Math.min(PIECE, bytes.length - start);
    for (let i = 0; i < length; i++) {
      const byte = bytes[start + i] ?? 0;
      codes[i] = byte >= 0x80 && byte <= 0x9f ? HIGH.charCodeAt(byte - 0x80) : byte;
    }
    text += String.fromCharCode(...codes.subarray(0, length));
  }
  return text;
}
