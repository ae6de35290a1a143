import { memoryOfCells } from "../packed/packed-cells";
import { packedContent } from "../packed/packed-content";
import { sampleWorkbook, type SampleName } from "../sample-workbook";
import { tableContent } from "./read-table";
import { xlsxContent } from "./read-xlsx";
import type { WorkbookContent } from "./workbook-content";
import { xlsxBytes } from "./write-xlsx";

/** What the page asks of the file worker. */
export type FileTask =
  | { readonly kind: "read"; readonly file: File }
  | { readonly kind: "sample"; readonly name: SampleName; readonly lines: number }
  | { readonly kind: "write"; readonly content: WorkbookContent; readonly namespace: string };

/** Its answer: what was read or made, the bytes written, or the sentence that says why not. */
export type FileResult =
  | { readonly kind: "content"; readonly content: WorkbookContent }
  | { readonly kind: "bytes"; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: "made"; readonly lines: number }
  | { readonly kind: "failed"; readonly message: string };

/** Above this many bytes a workbook is read as a stream and without its looks. */
const LARGE_BYTES = 12_000_000;

const post = (result: FileResult, handedOver: readonly Transferable[] = []): void => {
  self.postMessage(result, { transfer: [...handedOver] });
};

async function contentOf(file: File): Promise<WorkbookContent> {
  const name = file.name.replace(/\.[^.]*$/, "");
  const isWorkbook = /\.xls[xm]$/i.test(file.name);
  if (isWorkbook && file.size <= LARGE_BYTES) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const content = await xlsxContent(name, bytes).catch(() => null);
    if (content !== null) return content;
    // The product's own reader takes what it can, or says in a sentence what is wrong with the file.
  }
  return tableContent(name, file);
}

async function done(task: FileTask): Promise<void> {
  if (task.kind === "write") {
    const bytes = await xlsxBytes(task.content, task.namespace);
    post({ kind: "bytes", bytes: new Uint8Array(bytes) });
    return;
  }
  const made = (lines: number): void => {
    post({ kind: "made", lines });
  };
  const given = task.kind === "read" ? await contentOf(task.file) : sampleWorkbook(task.name, task.lines, made);
  const content = packedContent(given);
  post(
    { kind: "content", content },
    content.sheets.flatMap(({ packed }) => (packed ? memoryOfCells(packed) : [])),
  );
}

self.onmessage = (event: MessageEvent<FileTask>): void => {
  done(event.data).catch((failure: unknown) => {
    post({ kind: "failed", message: failure instanceof Error ? failure.message : String(failure) });
  });
};
