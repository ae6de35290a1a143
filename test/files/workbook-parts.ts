const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** One sheet of a hand-made workbook. */
export interface HandMadeSheet {
  readonly name: string;
  /** What stands between `<worksheet>` and `</worksheet>`. */
  readonly xml: string;
  readonly attributes?: string;
  readonly type?: "worksheet" | "chartsheet";
}

/** What a hand-made workbook has besides its sheets. */
export interface HandMadeWorkbook {
  readonly date1904?: boolean;
  /** The content of `<sst>`. */
  readonly sharedStrings?: string;
  /** Number formats; the style number n + 1 shows the nth. */
  readonly formats?: readonly string[];
}

/** The parts of a workbook as XML, for `zipArchive`. */
export function workbookParts(
  sheets: readonly HandMadeSheet[],
  workbook: HandMadeWorkbook = {},
): Record<string, string> {
  const formats = workbook.formats ?? [];
  const type = (sheet: HandMadeSheet) => sheet.type ?? "worksheet";
  const parts: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    "_rels/.rels": relations([["rId1", "officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml":
      `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">${workbook.date1904 ? '<workbookPr date1904="1"/>' : ""}<sheets>` +
      sheets
        .map(
          (sheet, i) => `<sheet name="${sheet.name}" sheetId="${i + 1}" ${sheet.attributes ?? ""} r:id="rId${i + 1}"/>`,
        )
        .join("") +
      "</sheets></workbook>",
    "xl/_rels/workbook.xml.rels": relations([
      ...sheets.map((sheet, i): [string, string, string] => [
        `rId${i + 1}`,
        type(sheet),
        `${type(sheet)}s/sheet${i + 1}.xml`,
      ]),
      ["rIdStyles", "styles", "styles.xml"],
      ...(workbook.sharedStrings === undefined
        ? []
        : ([["rIdStrings", "sharedStrings", "/xl/sharedStrings.xml"]] as const)),
    ]),
    "xl/styles.xml":
      `<styleSheet xmlns="${MAIN}"><numFmts>${formats.map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${code}"/>`).join("")}</numFmts>` +
      `<cellXfs><xf numFmtId="0"/>${formats.map((_, i) => `<xf numFmtId="${164 + i}" applyNumberFormat="1"/>`).join("")}<xf numFmtId="14"/></cellXfs></styleSheet>`,
  };
  if (workbook.sharedStrings !== undefined)
    parts["xl/sharedStrings.xml"] = `<sst xmlns="${MAIN}">${workbook.sharedStrings}</sst>`;
  sheets.forEach((sheet, i) => {
    parts[`xl/${type(sheet)}s/sheet${i + 1}.xml`] =
      `<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="${MAIN}">${sheet.xml}</worksheet>`;
  });
  return parts;
}

function relations(list: readonly (readonly [id: string, type: string, target: string])[]): string {
  const items = list.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join("")}</Relationships>`;
}
