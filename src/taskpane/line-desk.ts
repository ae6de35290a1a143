import { createContext, useContext } from "react";
import type { BillingFile, ResellerLines, Target } from "../live/session";

/** The lines behind a TTM, or the sentence that says why they cannot be shown. */
export type LinesRead =
  ({ readonly at: "lines" } & ResellerLines) | { readonly at: "failed"; readonly because: string };

/** Where the details of a reseller ask for its lines. */
export interface LineDesk {
  /** The same function until the workbook is another. */
  readonly read: (id: string) => Promise<LinesRead>;
  /** Billing files beside the workbook, whose rows cannot be jumped to. */
  readonly files: readonly BillingFile[];
  readonly onJump: (target: Target) => void;
  readonly onAddAgain: (name: string, file: File) => void;
}

/** Whether a source is a file beside the workbook, or a sheet inside one: there is no cell to jump to. */
export function isInFile({ files }: Pick<LineDesk, "files">, source: string): boolean {
  return files.some(({ name, isHere }) => isHere && (source === name || source.startsWith(`${name}!`)));
}

/** The desk of the pane; `null` where lists are shown without one. */
export const LineDeskContext = createContext<LineDesk | null>(null);

/** The desk of the pane that a component stands in. */
export function useLineDesk(): LineDesk | null {
  return useContext(LineDeskContext);
}
