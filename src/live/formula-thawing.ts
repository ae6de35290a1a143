import type { CellPlace, Contents, FormulaCells, FormulaScope, KeptText } from "../excel/formula-cells";
import type { Rectangle, Sheet } from "../excel/workbook";
import { blocksOf } from "./formula-blocks";
import { isOurNote, nothingIn, protectedAmong, protectedText } from "./formula-freezing";
import { followsItsRow, keptIn, type KeptFormula, sumOf } from "./formula-kept";
import { formulasText, type Outcome, placesText, placeText } from "./formula-outcome";

/** A kept formula, where its cell is now, and what stands there. */
interface Frozen {
  readonly text: KeptText;
  readonly kept: KeptFormula;
  readonly area: Rectangle;
  readonly now: Contents;
}

/**
 * Brings kept formulas back. Where somebody put something else into the cells since, they stay as they are; the outcome
 * offers to bring these back too.
 */
export async function thaw(cells: FormulaCells, sheets: readonly Sheet[], scope: FormulaScope): Promise<Outcome> {
  return thawed(cells, sheets, scope, null);
}

/** Brings the kept formulas of these cells back, whatever stands there by now. */
export async function thawChanged(
  cells: FormulaCells,
  sheets: readonly Sheet[],
  places: readonly CellPlace[],
): Promise<Outcome> {
  return thawed(cells, sheets, "workbook", new Set(places.map(keyOf)));
}

async function thawed(
  cells: FormulaCells,
  sheets: readonly Sheet[],
  scope: FormulaScope,
  /** Keys of the cells that are meant, changed or not; `null` means all that were not changed. */
  meant: ReadonlySet<string> | null,
): Promise<Outcome> {
  const texts = (await cells.kept(scope, isOurNote)).filter((text) => meant?.has(keyOf(text)) ?? true);
  if (texts.length === 0) return nothingIn(scope, "kept formula");
  const shut = protectedAmong(texts, sheets);
  const open = texts.filter(({ sheetId }) => !shut.some(({ id }) => id === sheetId));
  const readable = open.flatMap((text) => {
    const kept = keptIn(text.text);
    return kept ? [{ text, kept, area: areaOf(text, kept) }] : [];
  });
  const unreadable = open.filter((text) => keptIn(text.text) === null);
  const contents = await cells.contents(readable.map(({ text, area }) => ({ sheetId: text.sheetId, area })));
  const frozen = readable.map((one, at): Frozen => ({ ...one, now: contents[at] ?? { values: [], formulas: [] } }));

  const again = frozen.filter(({ now, kept }) => kept.rows * kept.columns === 1 && isFormula(now));
  const changed = frozen.filter((one) => !again.includes(one) && isChanged(one));
  const back = frozen.filter((one) => !again.includes(one) && (meant !== null || !changed.includes(one)));
  const wide = back.filter(({ kept }) => kept.rows * kept.columns > 1);
  await cells.empty(wide.map(({ text, area }) => ({ sheetId: text.sheetId, area })));
  await cells.writeRelative(blocksOf(back.map(({ text, kept }) => ({ ...text, of: kept.relative }))));
  // The notes go last: until then a formula that could not be written is still kept.
  await cells.forget([...back, ...again].map(({ text }) => text));

  const left = meant !== null ? [] : changed;
  const sentences = [
    left.length > 0 &&
      `At ${formulasText(left.length)} somebody put something else since, which stayed: ${placesOf(left)}.`,
    again.length > 0 && `${placesOf(again)} had a formula again, which stayed.`,
    unreadable.length > 0 &&
      `A note was changed so that its formula cannot be read: ${placesText(unreadable)}. Enter the formula by hand and delete the note.`,
    ...doubtsOf(back),
  ].filter((sentence) => typeof sentence === "string");
  const isWhole = left.length + unreadable.length + shut.length === 0;
  return {
    intent: isWhole && sentences.length === 0 ? "success" : "warning",
    title: `${formulasText(back.length)} brought back.`,
    sentence: `${sentences.join(" ")}${protectedText(shut)}`.trim(),
    offer: left.length > 0 ? { to: "thaw-changed", places: left.map(({ text }) => text) } : null,
  };
}

const keyOf = ({ sheetId, row, column }: CellPlace): string => `${row} ${column} ${sheetId}`;

function areaOf({ row, column }: KeptText, { rows, columns }: KeptFormula): Rectangle {
  return { firstRow: row, firstColumn: column, lastRow: row + rows - 1, lastColumn: column + columns - 1 };
}

const isFormula = ({ formulas, values }: Contents): boolean => {
  const [[formula] = []] = formulas;
  // A text may begin like a formula; then it is its own value.
  return typeof formula === "string" && formula.startsWith("=") && formula !== values[0]?.[0];
};

const isChanged = ({ now, kept }: Frozen): boolean => sumOf(now.values) !== kept.seen;

const placesOf = (frozen: readonly Frozen[]): string => placesText(frozen.map(({ text }) => text));

/** Formulas that moved and name cells that may have moved otherwise: nobody can tell whether they still mean the same. */
function doubtsOf(thawed: readonly Frozen[]): readonly string[] {
  const doubtful = thawed.filter(({ text, kept }) => {
    const place = placeText(text);
    const sameColumn = lettersOf(place) === lettersOf(kept.at);
    return place.split("!").at(-1) !== kept.at.split("!").at(-1) && !(sameColumn && followsItsRow(kept.relative));
  });
  if (doubtful.length === 0) return [];
  return [
    `Look at the arguments of ${placesOf(doubtful)}: the cells moved while the formulas were kept, and they name cells outside their own row.`,
  ];
}

const lettersOf = (place: string): string => (place.split("!").at(-1) ?? "").replace(/\d+/g, "");
