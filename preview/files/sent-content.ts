import type { WorkbookContent } from "./workbook-content";

/** A part of a workbook on its way from the worker: texts of a packed sheet, or at the end everything else. */
export type ContentPart =
  | { readonly kind: "texts"; readonly sheet: number; readonly texts: readonly string[] }
  | { readonly kind: "content"; readonly content: WorkbookContent };

/** Texts that travel together: a page takes them in within a few milliseconds. */
const TEXTS_AT_ONCE = 20_000;

/** The workbook in parts, each with what is handed over instead of being copied. A million texts in one part would hold the page for a second. */
export function* sentContent(
  content: WorkbookContent,
): Generator<{ readonly part: ContentPart; readonly handedOver: readonly Transferable[] }> {
  for (const [sheet, { packed }] of content.sheets.entries()) {
    const texts = packed?.texts ?? [];
    for (let at = 0; at < texts.length; at += TEXTS_AT_ONCE) {
      yield { part: { kind: "texts", sheet, texts: texts.slice(at, at + TEXTS_AT_ONCE) }, handedOver: [] };
    }
  }
  const sheets = content.sheets.map((sheet) =>
    sheet.packed === undefined ? sheet : { ...sheet, packed: { ...sheet.packed, texts: [] } },
  );
  const handedOver = sheets.flatMap(({ packed }) =>
    (packed?.columns ?? []).flatMap(({ kinds, numbers }) => [kinds.buffer, numbers.buffer]),
  );
  yield { part: { kind: "content", content: { ...content, sheets } }, handedOver };
}

/** Puts the parts together again. */
export class ReceivedContent {
  private readonly texts = new Map<number, string[]>();

  /** Takes a part; gives the workbook when it was the last one, else `null`. */
  take(part: ContentPart): WorkbookContent | null {
    if (part.kind === "texts") {
      const list = this.texts.get(part.sheet) ?? [];
      for (const text of part.texts) list.push(text);
      this.texts.set(part.sheet, list);
      return null;
    }
    const sheets = part.content.sheets.map((sheet, index) =>
      sheet.packed === undefined
        ? sheet
        : { ...sheet, packed: { ...sheet.packed, texts: this.texts.get(index) ?? [] } },
    );
    return { ...part.content, sheets };
  }
}
