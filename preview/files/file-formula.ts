/** The formula as a file has it: without "=", and the add-in's functions under the names that Excel keeps them by. */
export function fileFormula(formula: string, namespace: string): string {
  const functions = new RegExp(`\\b${namespace}\\.([A-Z0-9_.]+)\\(`, "gi");
  return besideTexts(formula.replace(/^=/, ""), (part) => part.replace(functions, `_xldudf_${namespace}_$1(`));
}

/** The formula as people see it: `_xldudf_CSP_TTM` stands in a file for `CSP.TTM`. */
export function shownFormula(written: string): string {
  return `=${besideTexts(written, (part) => part.replace(/_xldudf_([A-Z0-9]+)_([A-Z0-9_.]+)\(/gi, "$1.$2("))}`;
}

/** Changes a formula everywhere but in the texts it holds. */
const besideTexts = (formula: string, changed: (part: string) => string): string =>
  formula.replace(/"(?:[^"]|"")*"|[^"]+/g, (part) => (part.startsWith('"') ? part : changed(part)));
