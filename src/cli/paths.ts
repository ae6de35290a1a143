import { constants } from "node:fs";
import { access, realpath, stat } from "node:fs/promises";
import { basename, dirname, resolve, sep } from "node:path";
import { glob, isDynamicPattern } from "tinyglobby";
import { Refusal } from "./refusal";

/** One file to read, and the sheet of it where `book.xlsx!Sheet` was asked for. */
export interface Wanted {
  /** As typed, or as a pattern found it. */
  readonly path: string;
  readonly sheet: string | null;
}

/**
 * The files behind one word of the command line: the path itself where it exists, else the sheet of `book.xlsx!Sheet`,
 * else what the pattern matches, by name. Never empty: throws `Refusal` where nothing is found or a folder is named.
 */
export async function filesOf(word: string, option: string): Promise<readonly Wanted[]> {
  const kind = await kindOf(word);
  if (kind === "file") return [{ path: word, sheet: null }];
  if (kind === "folder") {
    throw new Refusal(
      `${option} ${word} is a folder; name a file in it, or a pattern such as "${folderPattern(word)}".`,
    );
  }
  const mark = word.lastIndexOf("!");
  if (mark > 0 && mark < word.length - 1 && (await kindOf(word.slice(0, mark))) === "file") {
    return [{ path: word.slice(0, mark), sheet: word.slice(mark + 1) }];
  }
  // A backslash parts folders on Windows and would escape in a pattern.
  const pattern = sep === "\\" ? word.replaceAll("\\", "/") : word;
  if (!isDynamicPattern(pattern)) {
    throw new Refusal(
      `${option} ${word}: there is no such file; check the name and the folder (the command looks from ${resolve(".")}).`,
    );
  }
  const found = await glob([pattern], { onlyFiles: true, expandDirectories: false });
  if (found.length === 0)
    throw new Refusal(`${option} ${word}: no file matches this pattern; check the folder and the ending.`);
  return found.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)).map((path) => ({ path, sheet: null }));
}

/** The one file behind `--resellers`, `--rates` or the like. */
export async function fileOf(word: string, option: string): Promise<Wanted> {
  const [first, second] = await filesOf(word, option);
  if (!first || second) throw new Refusal(`${option} ${word} matches several files; name one.`);
  return first;
}

/** Throws `Refusal` where the same file, or the same sheet of it, is named twice: its lines would count twice. */
export async function refuseTwins(wanted: readonly Wanted[], option: string): Promise<void> {
  const seen = new Map<string, Wanted>();
  for (const one of wanted) {
    const real = await realpath(one.path);
    const whole = seen.get(real);
    const twin = whole ?? seen.get(`${real}!${one.sheet ?? ""}`);
    const partOfSeen = one.sheet === null ? [...seen.keys()].some((key) => key.startsWith(`${real}!`)) : false;
    if (twin || partOfSeen) {
      throw new Refusal(
        `${option} names ${one.path} twice${other(twin, one)}; leave one out, else its lines would count twice.`,
      );
    }
    seen.set(one.sheet === null ? real : `${real}!${one.sheet}`, one);
  }
}

/** Throws `Refusal` where the answer could not be written there later; nothing is created or changed. */
export async function refuseUnwritable(
  path: string,
  option: string,
  inputs: readonly { readonly path: string }[],
): Promise<void> {
  const kind = await kindOf(path);
  if (kind === "folder")
    throw new Refusal(`${option} ${path} is a folder; name a file in it, such as "${resolve(path, "report.xlsx")}".`);
  const folder = dirname(path);
  if ((await kindOf(folder)) !== "folder")
    throw new Refusal(`${option} ${path}: there is no folder ${folder}; create it or name another.`);
  const inTheWay = await access(kind === "file" ? path : folder, constants.W_OK).then(
    () => null,
    () =>
      new Refusal(`${option} ${path} cannot be written; choose another folder, or close the file where it is open.`),
  );
  if (inTheWay) throw inTheWay;
  if (kind !== "file") return;
  const real = await realpath(path);
  for (const input of inputs) {
    if ((await realpath(input.path)) === real) {
      throw new Refusal(
        `${option} ${path} would overwrite ${basename(input.path)}, which is read; choose another name.`,
      );
    }
  }
}

/** Throws `Refusal` where both answers would go to one file. */
export function refuseSamePlace(json: string, out: string): void {
  if (resolve(json) === resolve(out))
    throw new Refusal(`--json and --out both name ${out}; give each a file of its own.`);
}

async function kindOf(path: string): Promise<"file" | "folder" | "nothing"> {
  return stat(path).then(
    (found) => (found.isDirectory() ? "folder" : "file"),
    () => "nothing",
  );
}

function folderPattern(folder: string): string {
  return `${folder.replace(/[\\/]+$/, "")}${sep}*.csv`;
}

function other(twin: Wanted | undefined, one: Wanted): string {
  return twin && twin.path !== one.path ? ` (as ${twin.path} too)` : "";
}
