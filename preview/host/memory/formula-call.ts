import { addressOf, quotedSheet, referenceIn } from "../address";
import { shiftedArea, type LineShift } from "../shift";

/** An argument as written: a literal, something that may be a reference or a name, or nothing. */
export type WrittenArgument =
  | { readonly kind: "literal"; readonly value: string | number | boolean }
  | { readonly kind: "word"; readonly text: string }
  | { readonly kind: "omitted" };

/** A formula that is nothing but the call of one function. */
export interface WrittenCall {
  /** In capitals, "CSP.TTM". */
  readonly name: string;
  readonly arguments: readonly WrittenArgument[];
}

const CALL = /^=\s*@?([A-Za-z_][\w.]*)\s*\(([\s\S]*)\)\s*$/;

/** The call that a formula consists of, or null for any other formula. */
export function writtenCall(formula: string): WrittenCall | null {
  const match = CALL.exec(formula);
  if (!match) return null;
  const parts = argumentTexts(match[2] ?? "");
  return parts && { name: (match[1] ?? "").toUpperCase(), arguments: parts.map(writtenArgument) };
}

/** The texts between the commas; null when brackets close too early, so that the formula is more than one call. */
function argumentTexts(text: string): string[] | null {
  if (text.trim() === "") return [];
  const parts = [""];
  let depth = 0;
  let quote = "";
  for (const letter of text) {
    if (quote !== "") quote = letter === quote ? "" : quote;
    else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === "(" || letter === "{") depth++;
    else if (letter === ")" || letter === "}") depth--;
    if (depth < 0) return null;
    if (letter === "," && depth === 0 && quote === "") parts.push("");
    else parts[parts.length - 1] += letter;
  }
  return parts;
}

function writtenArgument(text: string): WrittenArgument {
  const word = text.trim();
  if (word === "") return { kind: "omitted" };
  if (/^"(?:[^"]|"")*"$/.test(word)) return { kind: "literal", value: word.slice(1, -1).replace(/""/g, '"') };
  if (/^(TRUE|FALSE)$/i.test(word)) return { kind: "literal", value: word.toUpperCase() === "TRUE" };
  if (/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?%?$/i.test(word)) {
    return { kind: "literal", value: word.endsWith("%") ? Number(word.slice(0, -1)) / 100 : Number(word) };
  }
  return { kind: "word", text: word };
}

const TOKEN =
  /"(?:[^"]|"")*"|(?:'(?:[^']|'')+'!|[\p{L}_][\p{L}\p{N}_.]*!)?\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?(?![\w.(])|(?:'(?:[^']|'')+'!|[\p{L}_][\p{L}\p{N}_.]*!)?\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}(?![\w.(])|[\p{L}_][\p{L}\p{N}_.]*/gu;

/** A formula after lines were inserted or deleted on the sheet `shiftedSheet`, as seen from the sheet `ownSheet`. */
export function shiftedFormula(formula: string, ownSheet: string, shiftedSheet: string, shift: LineShift): string {
  return formula.replace(TOKEN, (token) => {
    const reference = token.startsWith('"') ? null : referenceIn(token);
    if (!reference || (reference.sheetName ?? ownSheet).toLowerCase() !== shiftedSheet.toLowerCase()) return token;
    const area = shiftedArea(reference.area, shift);
    if (area === null) return "#REF!";
    const prefix = reference.sheetName === null ? "" : `${quotedSheet(reference.sheetName)}!`;
    return prefix + withDollars(addressOf(area), token);
  });
}

/** Keeps "$" where the old reference had it. */
function withDollars(address: string, token: string): string {
  const old = (token.split("!").at(-1) ?? "").split(":");
  return address
    .split(":")
    .map((part, index) => {
      const like = old[index] ?? old[0] ?? "";
      const [, column = "", row = ""] = /^([A-Z]*)(\d*)$/.exec(part) ?? [];
      return (/^\$[A-Za-z]/.test(like) ? "$" : "") + column + (/\$\d/.test(like) ? "$" : "") + row;
    })
    .join(":");
}
