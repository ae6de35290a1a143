import { tableContent } from "./read-table";
import { xlsxContent } from "./read-xlsx";
import type { WorkbookContent } from "./workbook-content";
import { xlsxBytes } from "./write-xlsx";

/** What the page asks of the file worker. */
export type FileTask =
  | { readonly kind: "read"; readonly file: File }
  | { readonly kind: "write"; readonly content: WorkbookContent; readonly namespace: string };

/** Its answer: what was read, the bytes written, or the sentence that says why not. */
export type FileResult =
  | { readonly kind: "content"; readonly content: WorkbookContent }
  | { readonly kind: "bytes"; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: "failed"; readonly message: string };

/** Above this many bytes a workbook is read as a stream and without its looks. */
const LARGE_BYTES = 12_000_000;

async function done(task: FileTask): Promise<FileResult> {
  if (task.kind === "write") {
    const bytes = await xlsxBytes(task.content, task.namespace);
    return { kind: "bytes", bytes: new Uint8Array(bytes) };
  }
  const { file } = task;
  const name = file.name.replace(/\.[^.]*$/, "");
  const isWorkbook = /\.xls[xm]$/i.test(file.name);
  if (isWorkbook && file.size <= LARGE_BYTES) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const content = await xlsxContent(name, bytes).catch(() => null);
    if (content !== null) return { kind: "content", content };
    // The product's own reader takes what it can, or says in a sentence what is wrong with the file.
  }
  return { kind: "content", content: await tableContent(name, file) };
}

self.onmessage = (event: MessageEvent<FileTask>): void => {
  const post = (result: FileResult): void => {
    self.postMessage(result);
  };
  done(event.data).then(post, (failure: unknown) => {
    post({ kind: "failed", message: failure instanceof Error ? failure.message : String(failure) });
  });
};
