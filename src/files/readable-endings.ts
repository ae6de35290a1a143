/** Ends of the names of files that can be read, for file pickers and help texts. The content decides in the end. */
export const READABLE_ENDINGS: readonly string[] = [
  ".csv",
  ".tsv",
  ".txt",
  ".csv.gz",
  ".tsv.gz",
  ".txt.gz",
  ".jsonl",
  ".jsonl.gz",
  ".ndjson",
  ".ndjson.gz",
  ".json",
  ".json.gz",
  ".xlsx",
  ".xlsm",
];

/** Whether a file is worth offering for reading, told by its name alone. */
export function hasReadableEnding(name: string): boolean {
  return READABLE_ENDINGS.some((ending) => name.toLowerCase().endsWith(ending));
}
