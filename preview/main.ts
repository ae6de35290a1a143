import { hideCard, showCard, type CellCard } from "./cell-card";
import { download, fileDoor } from "./files/file-door";
import { contentOfFile, contentOfSample, xlsxOf } from "./files/file-work";
import { oneWorkbook } from "./files/several-files";
import type { WorkbookContent } from "./files/workbook-content";
import { areaAt, cellsOf } from "./host/area";
import type { ExcelHost } from "./host/excel-host";
import { partOf, say } from "./page-parts";
import { addinPackage, startAddin, type AddinPackage, type RunningAddin } from "./pane/running-addin";
import { resizablePane } from "./pane/splitter";
import { handsOn } from "./preview-hands";
import { drawRibbon } from "./ribbon/ribbon";
import { addinManifest, type RibbonCommand } from "./ribbon/ribbon-command";
import { PACKED_FROM_ROWS } from "./packed/packed-cells";
import { sampleMenu } from "./sample-menu";
import { LINES, sampleWorkbook, type SampleName } from "./sample-workbook";
import { openWorkbook, type OpenWorkbook } from "./sheet/open-workbook";
import { boxOnPage } from "./sheet/point-on-page";
import type { UniverSheet } from "./sheet/univer-sheet";
import { spreadsheetIn } from "./sheet/spreadsheet";

const work = partOf("work", HTMLElement);
const pane = partOf("pane", HTMLElement);
const paneBody = partOf("pane-body", HTMLDivElement);
const spreadsheet = spreadsheetIn("sheet");
const sentenceOf = (failure: unknown): string => (failure instanceof Error ? failure.message : String(failure));

let addin: AddinPackage | null = null;
let open: OpenWorkbook | null = null;
let running: RunningAddin | null = null;

const opened = (): OpenWorkbook => {
  if (open === null) throw new RangeError("no workbook is open yet");
  return open;
};

/** Another document is another start of the add-in, as in Excel. */
function show(content: WorkbookContent): void {
  running?.stop();
  running = null;
  open?.close();
  hideCard();
  open = openWorkbook(spreadsheet, content);
  partOf("file-name", HTMLSpanElement).textContent = content.name;
  say("");
  if (addin !== null) running = startAddin(addin, open.workbook, paneBody, followAddin);
  open.workbook.select(open.workbook.selection());
  showPane(true);
}

function followAddin(host: ExcelHost): void {
  showPane(host.addIn.state === "Visible");
  for (const [id, isEnabled] of host.addIn.enabledButtons) {
    const button = document.getElementById(`ribbon-${id}`);
    if (button instanceof HTMLButtonElement) button.disabled = !isEnabled;
  }
}

const showPane = (isShown: boolean): void => {
  work.classList.toggle("pane-closed", !isShown);
};

function run(command: RibbonCommand): void {
  if (running?.isReady() !== true) say("The add-in is still starting. Try again in a moment.");
  else running.run(command);
}

async function openSample(name: SampleName, lines = LINES[name]): Promise<void> {
  if (lines < PACKED_FROM_ROWS) {
    show(sampleWorkbook(name, lines));
    return;
  }
  const all = lines.toLocaleString("en-US");
  say(`Making ${all} lines…`);
  const made = (sofar: number): void => {
    say(`Making ${all} lines: ${Math.floor((100 * sofar) / lines)} %…`);
  };
  show(await contentOfSample(name, lines, made));
}

/** For what nobody waits for. */
function openSampleNow(name: SampleName, lines?: number): void {
  openSample(name, lines).catch((failure: unknown) => {
    say(sentenceOf(failure), true);
  });
}

async function openFiles(files: readonly File[]): Promise<void> {
  const contents: WorkbookContent[] = [];
  for (const file of files) {
    say(`Opening ${file.name}…`);
    contents.push(await contentOfFile(file));
  }
  const [first, ...others] = contents;
  if (first !== undefined) show(others.length === 0 ? first : oneWorkbook(contents));
}

async function savedXlsx(): Promise<Uint8Array<ArrayBuffer>> {
  for (const sheet of opened().workbook.sheets()) refuseTooLarge(sheet);
  return xlsxOf(opened().content(), addin?.manifest.namespace ?? "");
}

function savedCsv(): string {
  refuseTooLarge(opened().workbook.sheet(opened().workbook.selection().sheetId));
  return window.preview.savedCsv();
}

/** Cells of a sheet that the preview saves; a file of more does not fit into a browser's memory. */
const MOST_SAVED_CELLS = 5_000_000;

function refuseTooLarge(sheet: UniverSheet): void {
  const used = sheet.usedArea(false);
  const cells = used === null ? 0 : cellsOf(used);
  if (cells <= MOST_SAVED_CELLS) return;
  const [found, most] = [cells, MOST_SAVED_CELLS].map((count) => count.toLocaleString("en-US"));
  throw new RangeError(
    `“${sheet.name}” has ${found} cells. The preview saves sheets of up to ${most}: delete what is not needed, then save again.`,
  );
}

function connectButtons(): void {
  const open = partOf("open", HTMLButtonElement);
  const parts = {
    button: open,
    input: partOf("file", HTMLInputElement),
    target: partOf("drop-target", HTMLDivElement),
  };
  fileDoor(parts, (files) => {
    openFiles(files).catch((failure: unknown) => {
      say(sentenceOf(failure), true);
    });
  });
  partOf("save-xlsx", HTMLButtonElement).addEventListener("click", () => {
    const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    savedXlsx().then(
      (bytes) => {
        download(`${opened().name}.xlsx`, bytes, type);
      },
      (failure: unknown) => {
        say(sentenceOf(failure), true);
      },
    );
  });
  partOf("save-csv", HTMLButtonElement).addEventListener("click", () => {
    const sheet = opened().workbook.sheet(opened().workbook.selection().sheetId).name;
    try {
      download(`${opened().name} - ${sheet}.csv`, savedCsv(), "text/csv");
    } catch (failure) {
      say(sentenceOf(failure), true);
    }
  });
  partOf("close-pane", HTMLButtonElement).addEventListener("click", () => {
    if (running === null) showPane(false);
    else running.host.setRuntimeState("Background");
  });
}

function connectSamples(): void {
  const dialog = partOf("large-dialog", HTMLDialogElement);
  sampleMenu(partOf("samples", HTMLButtonElement), partOf("sample-menu", HTMLDivElement), (name) => {
    if (name === "large") dialog.showModal();
    else openSampleNow(name);
  });
  dialog.addEventListener("close", () => {
    const lines = partOf("large-lines", HTMLInputElement).valueAsNumber;
    if (dialog.returnValue === "make") openSampleNow("large", lines);
  });
}

/** While a cell is edited Excel refuses requests; and an error in a cell is explained below the sheet. */
function followSheet(): void {
  const { api } = spreadsheet;
  const editing = (isEditing: boolean) => (): void => {
    if (running !== null) running.host.isEditingCell = isEditing;
  };
  api.addEvent(api.Event.SheetEditStarted, () => {
    hideCard();
    editing(true)();
  });
  api.addEvent(api.Event.SheetEditEnded, editing(false));
  api.addEvent(api.Event.Scroll, hideCard);
  api.addEvent(api.Event.SheetZoomChanged, hideCard);
  api.addEvent(api.Event.ActiveSheetChanged, hideCard);
  api.addEvent(api.Event.BeforeCommandExecute, (event) => {
    if (event.id !== "sheet.command.copy-sheet" || open === null) return;
    const { subUnitId = open.workbook.selection().sheetId } = (event.params ?? {}) as { readonly subUnitId?: string };
    if (!open.workbook.sheet(subUnitId).isPacked) return;
    event.cancel = true;
    say("The preview does not copy sheets of this size. Open the file a second time instead.", true);
  });
  api.addEvent(api.Event.CellHover, ({ worksheet, row, column }) => {
    showCardOf(worksheet.getSheetId(), worksheet.getSheetName(), row, column);
  });
  api.addEvent(api.Event.SelectionChanged, ({ worksheet, selections }) => {
    const cell = selections[0];
    if (open === null || cell === undefined) return;
    const message = open.workbook.messageAt(worksheet.getSheetId(), cell.startRow, cell.startColumn);
    say(message ?? "");
    showCardOf(worksheet.getSheetId(), worksheet.getSheetName(), cell.startRow, cell.startColumn);
  });
}

/** The card of the selected cell, or of the one under the pointer; none where it has neither a note nor a value with one. */
function showCardOf(sheetId: string, sheetName: string, row: number, column: number): void {
  const note = open?.workbook.noteAt(sheetId, row, column) ?? null;
  const card: CellCard | null =
    note === null
      ? (open?.workbook.cardAt(sheetId, row, column) ?? null)
      : { title: note.author === "" ? "Note" : `Note by ${note.author}`, text: note.content, fields: [] };
  if (open === null || card === null) hideCard();
  else showCard(card, boxOnPage(open, sheetName, areaAt(row, column)));
}

function offerHands(): void {
  window.preview = {
    ...handsOn(opened),
    isReady: () => running?.isReady() === true,
    openSample,
    openSheets(name, sheets, settings = {}) {
      const kept = Object.entries(settings).map(([key, value]) => [key, JSON.stringify(value)] as const);
      const records = {
        settings: kept,
        documentSettings: [],
        names: [],
        tables: [],
        xmlParts: [],
        sheetProperties: [],
      };
      show({ name, sheets, records });
    },
    openFiles,
    savedXlsx,
    runCommand(id) {
      const commands = addin?.manifest.groups.flatMap((group) => group.commands) ?? [];
      const command = commands.find((one) => one.id === id);
      if (command === undefined) throw new RangeError(`the manifest has no command ${id}`);
      run(command);
    },
    traffic: () => ({ ...(running?.host.traffic ?? { requests: 0, actions: 0, requestBytes: 0, responseBytes: 0 }) }),
    openQuestions: () => running?.host.functions.openCount ?? 0,
  };
}

async function start(): Promise<void> {
  resizablePane(work, partOf("splitter", HTMLDivElement), pane);
  connectButtons();
  connectSamples();
  followSheet();
  offerHands();
  try {
    addin = await addinPackage(addinManifest);
    drawRibbon(partOf("ribbon", HTMLElement), addin.manifest, run);
  } catch (failure) {
    say(sentenceOf(failure), true);
  }
  const wanted = new URLSearchParams(location.search);
  const name = wanted.get("sample");
  const lines = Number(wanted.get("lines") ?? 10_000);
  if (name === "messy" || name === "large" || name === "million") openSampleNow(name, lines);
  else openSampleNow("clean");
}

void start();
