import type { SampleName } from "../sample-workbook";
import type { FileResult, FileTask } from "./file.worker";
import type { WorkbookContent } from "./workbook-content";

/** Reads a dropped or chosen file, away from the page's own thread. Throws with a sentence for the user. */
export const contentOfFile = (file: File): Promise<WorkbookContent> =>
  answered({ kind: "read", file }, (message) => `${file.name}: ${message}`, received());

/** Makes a sample away from the page's own thread. `made` hears how many lines there are. */
export const contentOfSample = (
  name: SampleName,
  lines: number,
  made: (lines: number) => void,
): Promise<WorkbookContent> =>
  answered({ kind: "sample", name, lines }, (message) => `The sample could not be made: ${message}`, received(made));

/** The workbook as the bytes of an .xlsx file. */
export const xlsxOf = (content: WorkbookContent, namespace: string): Promise<Uint8Array<ArrayBuffer>> =>
  answered(
    { kind: "write", content, namespace },
    (message) => `The workbook could not be saved: ${message}`,
    (result) => (result.kind === "bytes" ? result.bytes : null),
  );

type Taken<T> = (result: FileResult) => T | null;

function received(made: (lines: number) => void = () => undefined): Taken<WorkbookContent> {
  return (result) => {
    if (result.kind === "made") made(result.lines);
    return result.kind === "content" ? result.content : null;
  };
}

/** One worker for each task: it takes its memory along when it is done. `taken` gives the answer when it is complete. */
function answered<T>(task: FileTask, failure: (message: string) => string, taken: Taken<T>): Promise<T> {
  const worker = new Worker(new URL("./file.worker.ts", import.meta.url));
  return new Promise<T>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<FileResult>) => {
      if (data.kind === "failed") {
        reject(new Error(failure(data.message)));
        return;
      }
      const answer = taken(data);
      if (answer !== null) resolve(answer);
    };
    worker.onerror = (event) => {
      reject(new Error(failure(event.message)));
    };
    worker.postMessage(task);
  }).finally(() => {
    worker.terminate();
  });
}
