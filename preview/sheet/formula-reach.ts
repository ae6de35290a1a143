import { referenceIn } from "../host/address";
import { boundingArea, intersection, type Area } from "../host/area";

/** A formula and where it stands. */
export interface PlacedFormula {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** Something in a formula: a text, a reference with or without its sheet, the name of a function, or another word. */
const PART =
  /"(?:[^"]|"")*"|((?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?\d{1,7}:\$?\d{1,7})(?![\p{L}\p{N}_(.])|([\p{L}_][\p{L}\p{N}_.]*)(\s*\()?|[[\]#{}]/giu;

/** Functions whose value changes by itself or hangs on cells that the formula does not name. */
const RESTLESS = /^(NOW|TODAY|RAND|RANDBETWEEN|RANDARRAY|OFFSET|INDIRECT|INFO|CELL)$/i;

/**
 * The cells that a workbook's formulas stand in and look at, as few areas: one for each run of columns. Univer goes through
 * every formula after every edit; where an edit lies outside of all this, nothing has to be calculated.
 */
export class FormulaReach {
  private readonly looked = new Map<string, Area[]>();
  private readonly own = new Map<string, Area[]>();
  /** Whether a formula may look anywhere. */
  private isEverywhere = false;

  constructor(formulas: Iterable<PlacedFormula>, sheetIdOf: (name: string) => string | null) {
    for (const { sheetId, row, column, text } of formulas) {
      widen(this.own, sheetId, { top: row, left: column, bottom: row, right: column });
      for (const [found, sheet, reference, word, call] of text.matchAll(PART)) {
        if (found.startsWith('"')) continue;
        const area = reference === undefined ? null : (referenceIn(reference)?.area ?? null);
        const on =
          sheet === undefined ? sheetId : sheetIdOf(sheet.slice(0, -1).replace(/^'|'$/g, "").replace(/''/g, "'"));
        const isKnownWord = word !== undefined && (call !== undefined || /^(TRUE|FALSE)$/i.test(word));
        if (area !== null && on !== null) widen(this.looked, on, area);
        else if (!isKnownWord || RESTLESS.test(word)) this.isEverywhere = true;
      }
    }
  }

  /** Whether a formula looks at a cell of the area. */
  looksAt(sheetId: string, area: Area): boolean {
    return this.isEverywhere || meets(this.looked.get(sheetId), area);
  }

  /** Whether a formula stands in the area. */
  standsIn(sheetId: string, area: Area): boolean {
    return meets(this.own.get(sheetId), area);
  }

  /** Whether a formula stands in the area or looks at it. */
  touches(sheetId: string, area: Area): boolean {
    return this.looksAt(sheetId, area) || this.standsIn(sheetId, area);
  }
}

const meets = (areas: readonly Area[] | undefined, area: Area): boolean =>
  areas?.some((one) => intersection(one, area) !== null) === true;

/** Areas of the same columns become one. */
function widen(bySheet: Map<string, Area[]>, sheetId: string, area: Area): void {
  const areas = bySheet.get(sheetId) ?? [];
  bySheet.set(sheetId, areas);
  const at = areas.findIndex((one) => one.left === area.left && one.right === area.right);
  const known = areas[at];
  if (known === undefined) areas.push(area);
  else areas[at] = boundingArea(known, area);
}
