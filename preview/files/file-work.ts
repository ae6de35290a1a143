import type { FileResult, FileTask } from "./file.worker";
import type { WorkbookContent } from "./workbook-content";

/** Reads a dropped or chosen file, away from the page's own thread. Throws with a sentence for the user. */
export async function contentOfFile(file: File): Promise<WorkbookContent> {
  const result = await answered({ kind: "read", file });
  if (result.kind === "content") return result.content;
  throw new Error(result.kind === "failed" ? `${file.name}: ${result.message}` : "unexpected answer");
}

/** The workbook as the bytes of an .xlsx file. */
export async function xlsxOf(content: WorkbookContent, namespace: string): Promise<Uint8Array<ArrayBuffer>> {
  const result = await answered({ kind: "write", content, namespace });
  if (result.kind === "bytes") return result.bytes;
  throw new Error(
    result.kind === "failed" ? `The workbook could not be saved: ${result.message}` : "unexpected answer",
  );
}

/** One worker for each task: it takes its memory along when it is done. */
function answered(task: FileTask): Promise<FileResult> {
  const worker = new Worker(new URL("./file.worker.ts", import.meta.url));
  return new Promise<FileResult>((resolve, reject) => {
    worker.onmessage = (event: MessageEvent<FileResult>) => {
      resolve(event.data);
    };
    worker.onerror = (event) => {
      reject(new Error(`The file could not be read: ${event.message}`));
    };
    worker.postMessage(task);
  }).finally(() => {
    worker.terminate();
  });
}
