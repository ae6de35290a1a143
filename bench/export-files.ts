import { createHash } from "node:crypto";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { planOf } from "../samples/exports/plan";
import { rateRows } from "../samples/exports/rates";
import { resellerRows } from "../samples/exports/resellers";
import { exportCsv, listCsv } from "../samples/exports/text";

/** The files of one made-up provider on disk. */
export interface ExportFiles {
  readonly billing: string;
  readonly resellers: string;
  readonly rates: string;
}

const ROOT = join(__dirname, "..");
const GENERATOR = join(ROOT, "samples/exports");

/** Changes whenever the generator does, so that files of an older one are never measured. */
function generatorVersion(): string {
  const hash = createHash("sha256");
  for (const name of readdirSync(GENERATOR).sort()) hash.update(name).update(readFileSync(join(GENERATOR, name)));
  return hash.digest("hex").slice(0, 12);
}

/** Where the files of a size are kept; they need not be there yet. */
export function exportFilesAt(rows: number): ExportFiles {
  const folder = join(ROOT, ".cache/exports", `${generatorVersion()}-${String(rows)}`);
  return {
    billing: join(folder, "billing.csv"),
    resellers: join(folder, "resellers.csv"),
    rates: join(folder, "rates.csv"),
  };
}

/** Writes the files of a size unless they are there. A run that is broken off leaves no billing file behind. */
export function writeExportFiles(rows: number): ExportFiles {
  const files = exportFilesAt(rows);
  if (existsSync(files.billing)) return files;
  const plan = planOf(rows);
  mkdirSync(join(files.billing, ".."), { recursive: true });
  writeFileSync(files.resellers, listCsv(resellerRows(plan)));
  writeFileSync(files.rates, listCsv(rateRows(plan)));
  const unfinished = `${files.billing}.part`;
  const handle = openSync(unfinished, "w");
  for (const piece of exportCsv(plan)) writeSync(handle, piece);
  closeSync(handle);
  renameSync(unfinished, files.billing);
  return files;
}
