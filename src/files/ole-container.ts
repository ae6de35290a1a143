import { UnreadableSource } from "../core/import/source";
import type { FileBytes } from "./file-bytes";
import { chunksOf, fileNameOf } from "./file-bytes";

const MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Whether bytes begin like an OLE container: a workbook behind a password, or one of before 2007. */
export function isOleContainer(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, i) => bytes[i] === byte);
}

/** Why an OLE container is not read, told by the name of the stream in it (MS-OFFCRYPTO 2.3.1, MS-XLS 2.1.2). */
export async function oleRefusal(file: FileBytes): Promise<UnreadableSource> {
  const name = fileNameOf(file);
  if (await holds(file, "EncryptedPackage")) {
    return new UnreadableSource(
      name,
      "encrypted",
      "the workbook is protected by a password; open it in Excel, remove the password and save it again",
    );
  }
  if (await holds(file, "Workbook")) {
    return new UnreadableSource(
      name,
      "not-a-table",
      "it is a workbook in the old .xls format, or one with a password; save it as .xlsx without a password",
    );
  }
  return new UnreadableSource(name, "not-a-table", "it is neither a workbook nor text; take the export as CSV or XLSX");
}

async function holds(file: FileBytes, streamName: string): Promise<boolean> {
  const sought = [...streamName].join("\0");
  let tail = "";
  for await (const chunk of chunksOf(file.stream())) {
    const text = tail + new TextDecoder("latin1").decode(chunk);
    if (text.includes(sought)) return true;
    tail = text.slice(-sought.length);
  }
  return false;
}
