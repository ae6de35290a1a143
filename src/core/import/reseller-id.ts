import type { Cell } from "../cell";

/** What a cell of the reseller column says: the id as digits without leading zeros, that there is no reseller, or nothing readable. */
export type ResellerIdRead =
  { readonly is: "id"; readonly id: string } | { readonly is: "none" } | { readonly is: "bad" };

/**
 * Words that stand for "no reseller" beside the blank cell.
 * `0`: sold directly; `-1`: the reseller was removed (Partner Center, "Read your bill"; REST samples).
 */
const NO_RESELLER: ReadonlySet<string> = new Set(["0", "-1", "n/a", "na"]);

/** Longer than a name with its id. */
const LONGEST = 300;

const NONE = { is: "none" } as const;
const BAD = { is: "bad" } as const;

/**
 * The PLA ID in a cell, in any of the forms that exports, Excel and people give it: number or text, outer and no-break
 * spaces, a leading apostrophe, leading zeros, thousands separators, a trailing `.0`, `ID: 0012345`, `Name (ID: 0012345)`.
 * A number that lost digits (`6.05E+06` as text) is bad, not guessed.
 */
export function resellerIdIn(cell: Cell | undefined): ResellerIdRead {
  if (cell === null || cell === undefined) return NONE;
  if (typeof cell === "boolean") return BAD;
  if (typeof cell === "number") {
    if (cell === 0 || cell === -1) return NONE;
    return Number.isSafeInteger(cell) && cell > 0 ? { is: "id", id: String(cell) } : BAD;
  }
  if (cell.length > LONGEST) return cell.trim() === "" ? NONE : BAD;
  let text = cell
    .replace(/[\s\u00a0\u2007\u2009\u202f\u200b\ufeff]+/g, " ")
    .trim()
    .replace(/^['’]\s*/, "");
  const labelled = /(?:^|\()\s*(?:(?:mpn|pla|partner|reseller)\s*)?id\s*[:#]?\s*([\d.,' ]+?)\s*\)?$/i.exec(text);
  if (labelled) text = labelled[1] ?? "";
  if (text === "" || NO_RESELLER.has(text.toLowerCase())) return NONE;
  text = text.replace(/[.,]0+$/, (zeros) => (zeros.length === 4 ? zeros : ""));
  if (/^\d{1,3}(?:([,.' ])\d{3})(?:\1\d{3})*$/.test(text)) text = text.replace(/[,.' ]/g, "");
  if (NO_RESELLER.has(text)) return NONE;
  if (!/^\d+$/.test(text)) return BAD;
  const digits = text.replace(/^0+/, "");
  return digits === "" ? NONE : { is: "id", id: digits };
}
