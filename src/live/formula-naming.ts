/** Which formulas are ours, by what they call. */
export interface FormulaNaming {
  /** Whether a formula calls a function of ours, by its right name or by one that Excel left where it knew none. */
  readonly isOurs: (formula: string) => boolean;
  /** Whether its answer may take more than its own cell; `true` where that cannot be told from its text. */
  readonly maySpill: (formula: string) => boolean;
  /** The formula with every function of ours by its right name. */
  readonly repaired: (formula: string) => string;
}

/** A function as far as its formulas are recognised. */
export interface Named {
  readonly name: string;
  /** Whether it answers with more than one cell even for one reseller. */
  readonly isTable: boolean;
}

/** Texts in quotes, which may read like a call and are none. */
const TEXTS = /("(?:[^"]|"")*")/;

/** A cell, a number or a text: an argument that stands for one value. */
const ONE_VALUE = String.raw`\s*(?:(?:'(?:[^']|'')+'!|[\w.]+!)?\$?[A-Za-z]{1,3}\$?\d{1,7}|-?[\d.]+|"(?:[^"]|"")*")\s*`;

/**
 * Recognises the formulas of a namespace. Where the add-in was missing, Excel writes `_xldudf_CSP_TTM`, `_xlfn.CSP.TTM` or
 * a file before the name, and goes on showing #NAME? when the add-in is back.
 */
export function formulaNaming(namespace: string, functions: readonly Named[]): FormulaNaming {
  const names = functions.map(({ name }) => name).join("|");
  const single = functions.filter(({ isTable }) => !isTable).map(({ name }) => name);
  const file = String.raw`(?:'(?:[^']|'')*'!|\[[^\]]*\][^\s(),;!]*!)?`;
  const call = String.raw`(^|[^\w.!'\]])${file}(?:_xl[a-z]+[._])*${namespace}[._](${names})(?=\s*\()`;
  const first = new RegExp(call, "i");
  const every = new RegExp(call, "gi");
  const plain = new RegExp(
    String.raw`^=\s*@?${namespace}\.(?:${single.join("|")})\((?:${ONE_VALUE})?(?:,(?:${ONE_VALUE})?)*\)\s*$`,
    "i",
  );
  const outsideTexts = (formula: string, change: (part: string) => string): string =>
    formula
      .split(TEXTS)
      .map((part, at) => (at % 2 === 0 ? change(part) : part))
      .join("");
  const repaired = (formula: string): string =>
    outsideTexts(formula, (part) =>
      part.replace(every, (_, before: string, name: string) => `${before}${namespace}.${name.toUpperCase()}`),
    );
  return {
    isOurs: (formula) =>
      formula.startsWith("=") && formula.split(TEXTS).some((part, at) => at % 2 === 0 && first.test(part)),
    maySpill: (formula) => !plain.test(formula),
    repaired,
  };
}
