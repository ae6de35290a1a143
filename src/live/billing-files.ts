import type { FileGiven, FileRead } from "../books/clerk";
import type { FileBytes } from "../files/file-bytes";
import { fileNameOf } from "../files/file-bytes";
import type { BillingFile } from "./session";
import type { FileKept } from "./kept";

/** The billing files beside the workbook: those that are here now, and those of which the workbook keeps the sums. */
export interface BillingFiles {
  /**
   * Takes files in. One with the name of a file that could not be read, or is of the same length, takes its place; others
   * whose name is taken are not taken in, and answered by it.
   */
  add(files: readonly FileBytes[]): readonly string[];
  /** Forgets a file, and that the workbook keeps its sums. */
  remove(name: string): void;
  readonly isHere: (name: string) => boolean;
  /** The files to read, by name. */
  given(): readonly FileGiven[];
  /**
   * A file of a reading that is byte for byte another one under another name, where the money of one of them would count
   * twice or be lost; `null` where there is none. Two such files that are both here are told apart by their invoices.
   */
  twinAmong(read: readonly FileRead[]): { readonly name: string; readonly of: string } | null;
  /** What a reading found in them. */
  wereRead(read: readonly FileRead[]): void;
  /** A reading came to its end at a source, which may be one of the files or a sheet in it. */
  couldNotRead(source: string, because: string): void;
  /** What the workbook keeps from earlier days. */
  keptAre(kept: readonly FileKept[]): void;
  /** Kept files that are not here, so that their kept sums count. */
  away(): readonly FileKept[];
  /** For the pane, by name. */
  shown(): readonly BillingFile[];
}

/** No files yet. */
export function billingFiles(): BillingFiles {
  const here = new Map<string, FileBytes>();
  const known = new Map<string, FileRead>();
  /** SHA-256 of the file whose sums were kept under a name when another came in its place. */
  const before = new Map<string, string>();
  const troubles = new Map<string, string>();
  let kept: readonly FileKept[] = [];

  const forget = (name: string): void => {
    for (const map of [known, before, troubles]) map.delete(name);
  };

  const compared = (a: { readonly name: string }, b: { readonly name: string }): number => (a.name < b.name ? -1 : 1);

  return {
    add: (files) => {
      const isTaken = (file: FileBytes): boolean => {
        const name = fileNameOf(file);
        const there = here.get(name);
        const isAnother = there !== undefined && there.size !== file.size && !troubles.has(name);
        return isAnother || files.some((other) => other !== file && fileNameOf(other) === name);
      };
      const taken = new Set(files.filter(isTaken).map(fileNameOf));
      for (const file of files) {
        const name = fileNameOf(file);
        if (taken.has(name)) continue;
        here.set(name, file);
        forget(name);
        const last = kept.find((each) => each.name === name);
        if (last) before.set(name, last.sha256);
      }
      return [...taken];
    },
    remove: (name) => {
      here.delete(name);
      forget(name);
      kept = kept.filter((file) => file.name !== name);
    },
    isHere: (name) => here.has(name),
    given: () => [...here].map(([name, file]): FileGiven => ({ kind: "file", name, file })).sort(compared),
    twinAmong: (read) => {
      const away = kept.filter(({ name }) => !here.has(name));
      for (const { name, sha256 } of read) {
        const last = before.get(name);
        const isOther = last !== undefined && last !== sha256;
        const others = isOther ? [...away, ...read] : away;
        const twin = others.find((other) => other.name !== name && other.sha256 === sha256);
        if (twin) return { name, of: twin.name };
      }
      return null;
    },
    wereRead: (read) => {
      // Another file may have taken the name while this one was read.
      for (const file of read) if (here.get(file.name)?.size === file.size) known.set(file.name, file);
      troubles.clear();
    },
    couldNotRead: (source, because) => {
      const names = [...here.keys()].filter((name) => source.startsWith(name));
      const name = names.sort((a, b) => b.length - a.length)[0];
      if (name !== undefined) troubles.set(name, because);
    },
    keptAre: (files) => {
      kept = files;
    },
    away: () => kept.filter(({ name }) => !here.has(name)),
    shown: () => {
      const present = [...here].map(([name, { size }]): BillingFile => {
        const read = known.get(name);
        const last = before.get(name);
        const isOther = read !== undefined && last !== undefined && last !== read.sha256;
        const trouble = troubles.get(name) ?? null;
        return { name, size, lines: read?.lines ?? null, sha256: read?.sha256 ?? null, isHere: true, isOther, trouble };
      });
      const away = kept
        .filter(({ name }) => !here.has(name))
        .map(({ name, size, lines, sha256 }): BillingFile => {
          return { name, size, lines, sha256, isHere: false, isOther: false, trouble: null };
        });
      return [...present, ...away].sort(compared);
    },
  };
}
