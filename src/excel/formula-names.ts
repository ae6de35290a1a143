import type { CellPlace, KeptText } from "./formula-cells";
import { inParts } from "./formula-pieces";
import { keepSettingIn, settingIn } from "./kept-settings";
import { run, runPatiently } from "./run";

/** Under this name the workbook keeps the texts, each under the name that holds on to its cell. */
const SETTING = "CSPRevenueCheck.formulas";
/** What our names begin with. They are hidden; Excel moves them along with their cells. */
const PREFIX = "CSPRevenueCheck.formula";
/** Names made or looked at in one request. */
const NAMES_A_REQUEST = 1_500;

async function textsByName(): Promise<ReadonlyMap<string, string>> {
  const kept = await settingIn(SETTING);
  const entries: readonly (readonly [string, unknown])[] =
    typeof kept === "object" && kept !== null ? Object.entries(kept) : [];
  return new Map(entries.flatMap(([name, text]) => (typeof text === "string" ? [[name, text] as const] : [])));
}

const keepTexts = (texts: ReadonlyMap<string, string>): Promise<void> =>
  keepSettingIn(SETTING, texts.size === 0 ? null : Object.fromEntries(texts));

/** Keeps texts in the workbook's settings, each with a hidden name that stays at its cell. */
export async function keepInNames(texts: readonly (CellPlace & { readonly text: string })[]): Promise<void> {
  const before = await textsByName();
  const highest = [...before.keys()].reduce((most, name) => Math.max(most, Number(name.slice(PREFIX.length)) || 0), 0);
  const named = texts.map((one, at) => ({ ...one, name: `${PREFIX}${highest + 1 + at}` }));
  // The texts come first: a name without a text would be a riddle, a text without a name is nothing.
  await keepTexts(new Map([...before, ...named.map(({ name, text }) => [name, text] as const)]));
  await inParts(named, NAMES_A_REQUEST, (part) =>
    run(async (context) => {
      for (const { name, sheetId, row, column } of part) {
        const cell = context.workbook.worksheets.getItem(sheetId).getRangeByIndexes(row - 1, column - 1, 1, 1);
        context.workbook.names.add(name, cell).visible = false;
      }
      await context.sync();
    }),
  );
}

/** The texts that are kept this way, at their cells. */
export async function textsInNames(): Promise<readonly KeptText[]> {
  const texts = [...(await textsByName())];
  const found: KeptText[] = [];
  await inParts(texts, NAMES_A_REQUEST, (part) =>
    runPatiently(async (context) => {
      const places = part.map(([name]) => {
        const cell = context.workbook.names.getItemOrNullObject(name).getRangeOrNullObject();
        cell.load("rowIndex,columnIndex");
        cell.worksheet.load("id,name");
        return cell;
      });
      await context.sync();
      places.forEach((cell, at) => {
        const [key = "", text = ""] = part[at] ?? [];
        if (cell.isNullObject) return;
        const { id: sheetId, name: sheetName } = cell.worksheet;
        found.push({ sheetId, sheetName, row: cell.rowIndex + 1, column: cell.columnIndex + 1, text, key });
      });
    }),
  );
  return found;
}

/** Takes texts and their names away. */
export async function forgetNames(texts: readonly KeptText[]): Promise<void> {
  const gone = new Set(texts.map(({ key }) => key));
  await inParts(texts, NAMES_A_REQUEST, (part) =>
    run(async (context) => {
      for (const { key } of part) context.workbook.names.getItem(key).delete();
      await context.sync();
    }),
  );
  await keepTexts(new Map([...(await textsByName())].filter(([name]) => !gone.has(name))));
}
