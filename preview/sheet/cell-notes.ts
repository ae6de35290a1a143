import { InterceptorEffectEnum } from "@univerjs/core";
import { INTERCEPTOR_POINT, SheetInterceptorService } from "@univerjs/preset-sheets-core";
import { cellKey } from "../files/workbook-content";
import type { RemarkRecord } from "../host/records";
import { redrawSheet } from "./redraw";
import type { UniverDesk } from "./univer-desk";

/** The corner of a cell that has a note. */
const NOTE_MARK = { color: "#c50f1f", size: 7 };

type Places = ReadonlyMap<string, RemarkRecord>;

/** Marks the cells that have notes while they are drawn, and finds the note of a cell. */
export class CellNotes {
  private bySheet: ReadonlyMap<string, Places> = new Map();
  private readonly stop: { dispose(): void };

  constructor(
    private readonly desk: UniverDesk,
    private readonly notes: ReadonlyMap<string, RemarkRecord>,
  ) {
    this.stop = desk.injector.get(SheetInterceptorService).intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
      effect: InterceptorEffectEnum.Style,
      priority: 7,
      handler: (cell, at, next) => {
        const isMarked = at.unitId === desk.unitId && this.at(at.subUnitId, at.row, at.col) !== null;
        return next(isMarked ? { ...cell, markers: { ...cell?.markers, tr: NOTE_MARK } } : cell);
      },
    });
  }

  /** The note of a cell; `null` for none. */
  at(sheetId: string, row: number, column: number): RemarkRecord | null {
    return this.bySheet.get(sheetId)?.get(cellKey(row, column)) ?? null;
  }

  /** Looks at the notes again: some may have come, gone or moved. */
  refresh(): void {
    if (this.notes.size === 0 && this.bySheet.size === 0) return;
    const found = new Map<string, Map<string, RemarkRecord>>();
    for (const note of this.notes.values()) {
      const places = found.get(note.sheetId) ?? new Map<string, RemarkRecord>();
      places.set(cellKey(note.row, note.column), note);
      found.set(note.sheetId, places);
    }
    const before = this.bySheet;
    this.bySheet = found;
    for (const sheetId of new Set([...before.keys(), ...found.keys()])) {
      if (!haveSamePlaces(before.get(sheetId), found.get(sheetId))) redrawSheet(this.desk, sheetId);
    }
  }

  close(): void {
    this.stop.dispose();
  }
}

function haveSamePlaces(one: Places = new Map(), other: Places = new Map()): boolean {
  return one.size === other.size && [...one.keys()].every((place) => other.has(place));
}
