/**
 * Many texts in one run of UTF-16 units: one object for a million of them, which the garbage collector need not walk and a
 * worker can hand over without a copy.
 */
export interface PackedTexts {
  readonly units: Uint16Array<ArrayBuffer>;
  /** Where each text ends; it begins where the one before ends. */
  readonly ends: Uint32Array<ArrayBuffer>;
}

export const NO_TEXTS: PackedTexts = { units: new Uint16Array(0), ends: new Uint32Array(0) };

/** The texts in the order given. */
export function packedTexts(texts: readonly string[]): PackedTexts {
  const units = new Uint16Array(texts.reduce((sum, { length }) => sum + length, 0));
  const ends = new Uint32Array(texts.length);
  let at = 0;
  texts.forEach((text, number) => {
    for (let unit = 0; unit < text.length; unit++) units[at++] = text.charCodeAt(unit);
    ends[number] = at;
  });
  return { units, ends };
}

/** Units that become a text in one call; more could be too many arguments. */
const UNITS_A_CALL = 8_192;

/** The text of a number; `undefined` where there is none. */
export function packedText({ units, ends }: PackedTexts, number: number): string | undefined {
  const end = ends[number];
  if (end === undefined) return undefined;
  let text = "";
  for (let at = number === 0 ? 0 : (ends[number - 1] ?? 0); at < end; at += UNITS_A_CALL) {
    text += String.fromCharCode(...units.subarray(at, Math.min(end, at + UNITS_A_CALL)));
  }
  return text;
}
