import type { Marks } from "./formats";

/** What was typed as the minimum: USD, `null` for an empty field, or the sentence that says why it is not taken. */
export type MinimumTyped =
  { readonly at: "good"; readonly usd: number | null } | { readonly at: "refused"; readonly because: string };

/** One separator that could be for thousands or for cents. */
const ONE_SEPARATOR = /^([1-9]\d{0,2})([.,])(\d{3})$/;
const WITH_POINT = /^(\d+|[1-9]\d{0,2}(,\d{3})+)?(\.\d+)?$/;
const WITH_COMMA = /^(\d+|[1-9]\d{0,2}(\.\d{3})+)?(,\d+)?$/;

/** The minimum as a person types it, read with the separators that the pane writes amounts with. */
export function minimumTyped(text: string, { group }: Marks): MinimumTyped {
  const typed = text.trim();
  // Many countries set thousands apart by spaces or apostrophes, which mean nothing else.
  const plain = typed.replace(/^USD|USD$/i, "").replace(/[\s'’$]/g, "");
  if (plain === "") return typed === "" ? { at: "good", usd: null } : refused(typed);
  const [, whole = "", mark, rest = ""] = ONE_SEPARATOR.exec(plain) ?? [];
  if (mark !== undefined) return mark === group ? good(Number(whole + rest)) : ambiguous(typed, whole, mark, rest);
  const usd = WITH_POINT.test(plain)
    ? Number(plain.replaceAll(",", ""))
    : WITH_COMMA.test(plain)
      ? Number(plain.replaceAll(".", "").replace(",", "."))
      : Number.NaN;
  return Number.isFinite(usd) && usd > 0 ? good(usd) : refused(typed);
}

/** The minimum as the field shows it: with the pane's decimal mark, without separators for thousands; "" for `null`. */
export function minimumShown(usd: number | null, { decimal }: Marks): string {
  return usd === null ? "" : String(usd).replace(".", decimal);
}

const good = (usd: number): MinimumTyped => ({ at: "good", usd });

const refused = (typed: string): MinimumTyped => ({
  at: "refused",
  because: `“${typed}” is no amount above 0, so the minimum stays as it was. Type an amount in USD such as 1500, or nothing for the rule in force.`,
});

const ambiguous = (typed: string, whole: string, mark: string, rest: string): MinimumTyped => ({
  at: "refused",
  because: `“${typed}” could mean ${whole}${rest} or ${whole}${mark}${rest.replace(/0+$/, "").padEnd(2, "0")}, so the minimum stays as it was. Type the one that you mean in this way.`,
});
