import { createColors } from "picocolors";
import { UnreadableSource } from "../core/import/source";
import { readLedger } from "../core/ledger/ledger";
import { lateAsOfText } from "../core/rules/late-as-of";
import type { Review } from "../core/rules/review";
import { reviewOf } from "../core/rules/reviewing";
import { digestOf } from "../files/digest";
import { nodeFile } from "../files/node-file";
import { answerText } from "./answer";
import { requestOf, type Arguments } from "./arguments";
import { countInWords, resellersInWords } from "./basis";
import { inputsOf, type InputFile } from "./inputs";
import { withoutRateInWords } from "./left-out";
import { writeWhole } from "./output-file";
import { refuseSamePlace, refuseUnwritable } from "./paths";
import { progressOn } from "./progress";
import { Refusal } from "./refusal";
import { reportBytes } from "./report/workbook";
import { screenText } from "./screen";
import { settingsFrom } from "./settings-file";
import type { Terminal } from "./terminal";
import { printable } from "./text-width";
import { USAGE, VERSION } from "./usage";
import { verdictOn, type ExitCode } from "./verdict";

const PLAIN_WIDTH = 100;

/** Does what the words ask for. Whatever is wrong with them or the files becomes one line on standard error and a 2. */
export async function run(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    const request = requestOf(words);
    if (request.wants === "review") return await review(request.arguments, terminal);
    terminal.stdout.write(request.wants === "help" ? USAGE : `${VERSION}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof UnreadableSource)) throw error;
    const sentence = error instanceof Refusal ? error.message : `${error.source}: ${fullStopped(error.message)}`;
    terminal.stderr.write(`${printable(sentence.replace(/\s+/g, " "))}\n`);
    return 2;
  }
}

/** The readers' sentences begin after the file's name and leave the end to who shows them. */
const fullStopped = (sentence: string): string => (/[.!?…]$/.test(sentence) ? sentence : `${sentence}.`);

async function review(asked: Arguments, terminal: Terminal): Promise<ExitCode> {
  const settings = await settingsFrom(asked.settings);
  const inputs = await inputsOf(asked);
  const jsonFile = asked.json === "-" ? null : asked.json;
  const outputs = [["--json", jsonFile] as const, ["--out", asked.out] as const];
  for (const [option, path] of outputs) if (path !== null) await refuseUnwritable(path, option, inputs.files);
  if (jsonFile !== null && asked.out !== null) refuseSamePlace(jsonFile, asked.out);

  const answer = reviewOf(await ledgerOf(inputs, settings, terminal), asked.asOf);
  if (asked.json === "-") for (const piece of answerText(answer)) terminal.stdout.write(piece);
  if (jsonFile !== null) await writeWhole(jsonFile, "--json", answerText(answer));
  if (asked.out !== null) await writeReport(answer, asked.out, inputs.files);
  if (asked.json === null && asked.out === null) showOn(terminal, answer);
  else if (asked.json !== "-") terminal.stdout.write(writtenText(answer, [asked.json, asked.out]));
  const { code, warnings } = verdictOn(answer);
  for (const line of [...inputs.notes, ...warnings]) terminal.stderr.write(`${printable(line)}\n`);
  return code;
}

async function ledgerOf(
  inputs: Awaited<ReturnType<typeof inputsOf>>,
  settings: Awaited<ReturnType<typeof settingsFrom>>,
  terminal: Terminal,
): ReturnType<typeof readLedger> {
  const progress = progressOn(terminal);
  try {
    const { billing, resellers, rates } = inputs;
    return await readLedger({ billing, resellers, rates, settings, onProgress: (rows) => progress.report(rows) });
  } finally {
    progress.end();
  }
}

async function writeReport(answer: Review, path: string, files: readonly InputFile[]): Promise<void> {
  const used = [];
  for (const { path, name, usedAs, sources } of files) {
    const rows = sources.length === 0 ? null : sources.reduce((sum, source) => sum + source.rowsRead(), 0);
    const sheets = sources.flatMap((source) => (source.name === name ? [] : [source.name.slice(name.length + 1)]));
    const file = await nodeFile(path);
    used.push({ name, usedAs, rows, sheets, bytes: file.size, sha256: await digestOf(file) });
  }
  await writeWhole(path, "--out", [await reportBytes(answer, used, VERSION)]);
}

function writtenText(review: Review, paths: readonly (string | null)[]): string {
  const { resellers } = review;
  const flagged = resellers.filter((reseller) => reseller.flagged).length;
  const news = [lateAsOfText(review), withoutRateInWords(review)].flatMap((line) => (line === null ? [] : [line]));
  const written = paths.flatMap((path) => (path === null ? [] : [printable(path)])).join(" and ");
  const counts =
    resellers.length === 0
      ? "Neither the billing nor the list names a reseller"
      : `${resellersInWords(resellers.length)} reviewed, ${countInWords(flagged)} flagged`;
  return [`${counts}: written to ${written}.`, ...news.map(printable)].map((line) => `${line}\n`).join("");
}

function showOn({ stdout, colours }: Terminal, answer: Review): void {
  const width = stdout.isTTY ? (stdout.columns ?? PLAIN_WIDTH) : PLAIN_WIDTH;
  stdout.write(screenText(answer, width, createColors(colours)));
}
