import type { XmlAttributes } from "./xml-tags";
import { tagsIn } from "./xml-tags";
import { zipText } from "./zip-content";
import type { ZipPart } from "./zip-directory";
import { BrokenZip } from "./zip-directory";

/** What a workbook says about its sheets of cells; charts and dialogs that stand as sheets are left out. */
export interface WorkbookSheets {
  readonly date1904: boolean;
  readonly sheets: readonly WorkbookSheet[];
}

/** A sheet of cells, visible or hidden. */
export interface WorkbookSheet {
  readonly name: string;
  /** The part of the archive with its cells. */
  readonly part: ZipPart;
}

/** The sheets in the order of their tabs (ECMA-376 part 1, 18.2.19); nothing where the archive holds no workbook. Throws `BrokenZip`. */
export async function workbookSheets(
  archive: Uint8Array,
  parts: ReadonlyMap<string, ZipPart>,
): Promise<WorkbookSheets | undefined> {
  const read = async (path: string): Promise<string> => {
    const part = parts.get(path);
    return part ? zipText(archive, part) : "";
  };
  const workbook = relationsOf(await read("_rels/.rels"), "").find((relation) => relation.type === "officeDocument");
  if (!workbook || !parts.has(workbook.path) || !workbook.path.endsWith(".xml")) return undefined;
  const xml = await read(workbook.path);
  const [, folder = "", file = ""] = /^(.*\/)?([^/]*)$/.exec(workbook.path) ?? [];
  const relations = relationsOf(await read(`${folder}_rels/${file}.rels`), folder);
  const sheets: WorkbookSheet[] = [];
  for (const sheet of tagsIn(xml, "sheet")) {
    const name = sheet.get("name");
    const relation = relations.find(({ id }) => id === relationIdOf(sheet));
    if (name === undefined || !relation) throw new BrokenZip("damaged");
    if (relation.type !== "worksheet") continue;
    const part = parts.get(relation.path);
    if (!part) throw new BrokenZip("damaged");
    sheets.push({ name, part });
  }
  const date1904 = tagsIn(xml, "workbookPr").some((tag) => ["1", "true"].includes(tag.get("date1904") ?? ""));
  return { date1904, sheets };
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly path: string;
}

function relationsOf(xml: string, folder: string): Relation[] {
  return tagsIn(xml, "Relationship").map((tag) => ({
    id: tag.get("Id") ?? "",
    // The two forms of the standard, transitional and strict, differ in the address before the last word.
    type: (tag.get("Type") ?? "").replace(/^.*\//, ""),
    path: pathFrom(folder, tag.get("Target") ?? ""),
  }));
}

function pathFrom(folder: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const steps: string[] = [];
  for (const step of `${folder}${target}`.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}

function relationIdOf(sheet: XmlAttributes): string | undefined {
  return [...sheet].find(([name]) => name.endsWith(":id"))?.[1];
}
