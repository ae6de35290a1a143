import type { Cell } from "../core/cell";
import { SHEET_ROWS } from "../excel/address";
import type { CellPlace, Contents, FormulaCells, FormulaScope, KeptText } from "../excel/formula-cells";
import { isBlank, type Rectangle, type Sheet } from "../excel/workbook";
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
  const below = await leftBelow(cells, wide.filter(isChanged));
  await cells.empty(wide.map(({ text, area }) => ({ sheetId: text.sheetId, area })));
  await cells.writeRelative(blocksOf(back.map(({ text, kept }) => ({ ...text, of: kept.relative }))));
  // The notes go last: until then a formula that could not be written is still kept.
  await cells.forget([...back, ...again].map(({ text }) => text));

  const doubtful = back.filter(hasMoved);
  const others = await showingOthers(
    cells,
    back.filter((one) => !doubtful.includes(one) && !followsItsRow(one.kept.relative)),
  );

  const left = meant !== null ? [] : changed;
  const sentences = [
    left.length > 0 &&
      `At ${formulasText(left.length)} somebody put something else since, which stayed: ${placesOf(left)}.`,
    again.length > 0 && `${placesOf(again)} had a formula again, which stayed.`,
    unreadable.length > 0 &&
      `A note was changed so that its formula cannot be read: ${placesText(unreadable)}. Enter the formula by hand and delete the note.`,
    doubtful.length > 0 &&
      `Look at the arguments of ${placesOf(doubtful)}: the cells moved while the formulas were kept, and they name cells outside their own row.`,
    others.length > 0 &&
      `${placesOf(others)} ${others.length === 1 ? "shows" : "show"} something else than before: look at what ${others.length === 1 ? "it refers" : "they refer"} to.`,
    below.length > 0 &&
      `Rows came into frozen answers, whose last cells may still stand below: look at ${placesText(below)}.`,
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

/** Whether a formula moved and names cells that may have moved otherwise: nobody can tell whether it still means the same. */
function hasMoved({ text, kept }: Frozen): boolean {
  const place = placeText(text);
  const sameColumn = lettersOf(place) === lettersOf(kept.at);
  return place.split("!").at(-1) !== kept.at.split("!").at(-1) && !(sameColumn && followsItsRow(kept.relative));
}

const lettersOf = (place: string): string => (place.split("!").at(-1) ?? "").replace(/\d+/g, "");

/** The first cells below answers that are not empty. */
async function leftBelow(cells: FormulaCells, wide: readonly Frozen[]): Promise<readonly CellPlace[]> {
  const rows = wide.map(({ text, area }) => {
    const row = Math.min(area.lastRow + 1, SHEET_ROWS);
    return { ...text, row, area: { ...area, firstRow: row, lastRow: row } };
  });
  const contents = await cells.contents(rows);
  return rows.flatMap(({ area, ...place }, at) => {
    const right = contents[at]?.values[0]?.findIndex((value) => !isBlank(value)) ?? -1;
    return right < 0 ? [] : [{ ...place, column: area.firstColumn + right }];
  });
}

/** What a cell shows before it is answered. */
const UNANSWERED: readonly (Cell | undefined)[] = [undefined, null, "", "#BUSY!", "#GETTING_DATA", "#CONNECT!"];
/** Answers take a moment, and until then a formula may show anything; nobody is to wait long for the last ones. */
const LOOKS = 20;
const BETWEEN_LOOKS_MS = 250;

/** Those of the formulas that are answered by now and do not come to show what was frozen. */
async function showingOthers(cells: FormulaCells, thawed: readonly Frozen[]): Promise<readonly Frozen[]> {
  let others = thawed;
  for (let look = 0; others.length > 0 && look < LOOKS; look++) {
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS_MS));
    const contents = await cells.contents(others.map(({ text, area }) => ({ sheetId: text.sheetId, area })));
    others = others.map((one, at) => ({ ...one, now: contents[at] ?? one.now })).filter(isChanged);
  }
  return others.filter(({ now }) => !UNANSWERED.includes(now.values[0]?.[0]));
}
