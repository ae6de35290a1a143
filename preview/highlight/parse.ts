import { referenceIn } from "../host/address";

/** A formula of a conditional format, read. */
export type Node =
  | { readonly kind: "value"; readonly value: string | number | boolean }
  | { readonly kind: "reference"; readonly sheetName: string | null; readonly corners: readonly Corner[] }
  | { readonly kind: "operation"; readonly sign: string; readonly operands: readonly Node[] }
  | { readonly kind: "call"; readonly name: string; readonly given: readonly Node[] };

/** A cell of a reference; what is not fixed with "$" moves along with the cell that is coloured. */
export interface Corner {
  readonly row: number;
  readonly column: number;
  readonly isRowFixed: boolean;
  readonly isColumnFixed: boolean;
}

const TOKEN =
  /\s*(?:(\d+\.?\d*(?:E[+-]?\d+)?)|"((?:[^"]|"")*)"|((?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?)(?![\p{L}\p{N}_(.])|([\p{L}_][\p{L}\p{N}_.]*)|(<=|>=|<>|[-+*/&=<>(),]))/uy;

interface Token {
  readonly kind: "number" | "text" | "reference" | "word" | "sign";
  readonly text: string;
  readonly sheet: string;
}

/** How tightly an operator binds; a larger number first. */
const BINDING: Readonly<Record<string, number>> = {
  "=": 1,
  "<>": 1,
  "<": 1,
  ">": 1,
  "<=": 1,
  ">=": 1,
  "&": 2,
  "+": 3,
  "-": 3,
  "*": 4,
  "/": 4,
};

/** The formula as a tree; `null` where it uses what is not known here. It begins with "=". */
export function formulaTree(formula: string): Node | null {
  const tokens = tokensOf(formula.replace(/^=/, ""));
  if (tokens === null) return null;
  const reader = new Reader(tokens);
  const tree = reader.expression(0);
  return tree !== null && reader.isAtEnd() ? tree : null;
}

function tokensOf(text: string): readonly Token[] | null {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const found = TOKEN.exec(text);
    if (found === null) return null;
    const [, number, quoted, sheet = "", reference, word, sign] = found;
    if (number !== undefined) tokens.push({ kind: "number", text: number, sheet: "" });
    else if (quoted !== undefined) tokens.push({ kind: "text", text: quoted.replace(/""/g, '"'), sheet: "" });
    else if (reference !== undefined) tokens.push({ kind: "reference", text: reference, sheet });
    else if (word !== undefined) tokens.push({ kind: "word", text: word.toUpperCase(), sheet: "" });
    else tokens.push({ kind: "sign", text: sign ?? "", sheet: "" });
  }
  return tokens;
}

class Reader {
  private at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  isAtEnd(): boolean {
    return this.at === this.tokens.length;
  }

  expression(least: number): Node | null {
    let left = this.operand();
    for (;;) {
      const sign = this.tokens[this.at];
      const binding = sign?.kind === "sign" ? BINDING[sign.text] : undefined;
      if (left === null || sign === undefined || binding === undefined || binding <= least) return left;
      this.at++;
      const right = this.expression(binding);
      left = right && { kind: "operation", sign: sign.text, operands: [left, right] };
    }
  }

  private operand(): Node | null {
    const token = this.tokens[this.at++];
    if (token === undefined) return null;
    if (token.kind === "number") return { kind: "value", value: Number(token.text) };
    if (token.kind === "text") return { kind: "value", value: token.text };
    if (token.kind === "reference") return reference(token);
    if (token.kind === "word") return this.word(token.text);
    if (token.text === "(") {
      const inner = this.expression(0);
      return this.takes(")") ? inner : null;
    }
    if (token.text !== "-" && token.text !== "+") return null;
    const signed = this.expression(5);
    return signed && { kind: "operation", sign: token.text, operands: [{ kind: "value", value: 0 }, signed] };
  }

  private word(name: string): Node | null {
    if (name === "TRUE" || name === "FALSE") return { kind: "value", value: name === "TRUE" };
    if (!this.takes("(")) return null;
    const given: Node[] = [];
    if (this.takes(")")) return { kind: "call", name, given };
    do {
      const one = this.expression(0);
      if (one === null) return null;
      given.push(one);
    } while (this.takes(","));
    return this.takes(")") ? { kind: "call", name, given } : null;
  }

  private takes(sign: string): boolean {
    const token = this.tokens[this.at];
    if (token?.kind !== "sign" || token.text !== sign) return false;
    this.at++;
    return true;
  }
}

function reference(token: Token): Node | null {
  const sheetName = token.sheet === "" ? null : token.sheet.slice(0, -1).replace(/^'|'$/g, "").replace(/''/g, "'");
  const texts = token.text.split(":");
  const corners = texts.flatMap((text): Corner[] => {
    const area = referenceIn(text)?.area;
    if (area === undefined) return [];
    const isRowFixed = /\$\d/.test(text);
    return [{ row: area.top, column: area.left, isRowFixed, isColumnFixed: text.startsWith("$") }];
  });
  return corners.length < texts.length ? null : { kind: "reference", sheetName, corners };
}
