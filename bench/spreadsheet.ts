import { execFileSync, spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { pathToFileURL } from "node:url";
import { dayText, firstDayOf, monthOf } from "../src/core/month";
import { exportRows } from "../samples/exports/sheet";
import { planOf } from "../samples/exports/plan";
import { resellerRows } from "../samples/exports/resellers";
import { plainLine, type PlainLine } from "./jobs/plain-sums";

/** What a spreadsheet took to open a file with formulas, and one without. */
export interface SpreadsheetRun {
  readonly version: string;
  /** Start and loading without any formula, by the clock. */
  readonly loadMs: number;
  /** What the formulas take beyond it. */
  readonly calculationMs: number;
  /** Formulas whose result is the sum that it should be. */
  readonly results: number;
}

const FIRST = monthOf(2025, 4);
const LAST = monthOf(2026, 3);
const LONGEST_MS = 20 * 60_000;

/** The name and version of LibreOffice; `null` where it is not installed. */
function spreadsheetVersion(): string | null {
  try {
    return execFileSync("soffice", ["--version"], { encoding: "utf8" }).trim().split(" ").slice(0, 2).join(" ");
  } catch {
    return null;
  }
}

/**
 * Opens a sheet of so many rows with and without so many SUMIFS. `null` where LibreOffice is not installed. Throws where
 * a result is not the sum of its lines.
 */
export async function spreadsheetSums(rows: number, questions: number): Promise<SpreadsheetRun | null> {
  const version = spreadsheetVersion();
  if (version === null) return null;
  const folder = mkdtempSync(join(tmpdir(), "sumifs-"));
  try {
    const lines = linesOf(rows);
    const [, ...listed] = resellerRows(planOf(rows));
    const asked = Array.from({ length: questions }, (_, at) => String(listed[at % listed.length]?.[0] ?? ""));
    writeSheet(join(folder, "without.fods"), lines, asked, false);
    writeSheet(join(folder, "with.fods"), lines, asked, true);
    await convert(folder, "without"); // the first start makes a profile
    const loadMs = await convert(folder, "without");
    const ms = await convert(folder, "with");
    return { version, loadMs, calculationMs: ms - loadMs, results: checked(join(folder, "with.csv"), lines, asked) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function linesOf(rows: number): readonly PlainLine[] {
  return [...exportRows(planOf(rows))].flatMap((block) => block.map(plainLine).filter((line) => line !== null));
}

/** A flat OpenDocument sheet: the questions first, since only the first sheet is converted, the lines second. */
function writeSheet(path: string, lines: readonly PlainLine[], asked: readonly string[], formulas: boolean): void {
  const handle = openSync(path, "w");
  const write = (text: string): number => writeSync(handle, text);
  const text = (value: string): string =>
    `<table:table-cell office:value-type="string"><text:p>${value}</text:p></table:table-cell>`;
  write(
    '<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet><table:table table:name="Sums">',
  );
  const last = String(lines.length);
  const column = (name: string): string => `[$Lines.$${name}$1:.$${name}$${last}]`;
  asked.forEach((id, at) => {
    const condition = (sign: string, month: number): string =>
      `&quot;${sign}&quot;&amp;DATEVALUE(&quot;${dayText(firstDayOf(month))}&quot;)`;
    const formula = `of:=SUMIFS(${column("C")};${column("A")};[.A${String(at + 1)}];${column("B")};${condition("&gt;=", FIRST)};${column("B")};${condition("&lt;", LAST + 1)})`;
    const sum = formulas ? `<table:table-cell table:formula="${formula}"/>` : "";
    write(`<table:table-row>${text(id)}${sum}</table:table-row>`);
  });
  write('</table:table><table:table table:name="Lines">');
  for (const { reseller, month, amount } of lines) {
    const day = `<table:table-cell office:value-type="date" office:date-value="${dayText(firstDayOf(month))}"/>`;
    const cell = `<table:table-cell office:value-type="float" office:value="${String(amount)}"/>`;
    write(`<table:table-row>${text(reseller)}${day}${cell}</table:table-row>`);
  }
  write("</table:table></office:spreadsheet></office:body></office:document>");
  closeSync(handle);
}

/** Milliseconds by the clock to open a file and to write its first sheet as CSV. */
async function convert(folder: string, name: string): Promise<number> {
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
  const words = [profile, "--headless", "--convert-to", "csv", "--outdir", folder, join(folder, `${name}.fods`)];
  const started = performance.now();
  const child = spawn("soffice", words, { stdio: "ignore", timeout: LONGEST_MS });
  const code = await new Promise<number | null>((resolve, reject) => child.on("error", reject).on("close", resolve));
  if (code !== 0) throw new Error(`soffice could not convert ${name}.fods (${String(code)})`);
  return performance.now() - started;
}

function checked(csv: string, lines: readonly PlainLine[], asked: readonly string[]): number {
  const sums = new Map<string, number>();
  for (const { reseller, month, amount } of lines)
    if (month >= FIRST && month <= LAST) sums.set(reseller, (sums.get(reseller) ?? 0) + amount);
  const results = readFileSync(csv, "utf8").trim().split("\n");
  asked.forEach((id, at) => {
    const found = Number(results[at]?.split(",")[1]);
    if (!(Math.abs(found - (sums.get(id) ?? 0)) < 0.01))
      throw new Error(`row ${String(at + 1)} says ${results[at] ?? "nothing"}`);
  });
  return results.length;
}
