import { type Endpoint, proxy, transfer, wrap } from "comlink";
import type { Clerk, ReadRequest, RowsAsked, RowsGiven, RowsRead, SheetRows } from "./clerk";
import { memoryOf } from "./packed-rows";

/** A clerk at the other end of a worker or a port; what travels is copied, except blocks of rows, which change hands. */
export function clerkBeside(endpoint: Endpoint): Clerk {
  const far = wrap<Clerk>(endpoint);
  return {
    read: (request: ReadRequest, sheets: SheetRows, onRead: (read: RowsRead) => void) =>
      far.read(request, proxy(handingOver(sheets)), proxy(onRead)),
    readTables: (tables, sheets) => far.readTables(tables, proxy(handingOver(sheets))),
    stop: () => far.stop(),
    amend: (edits) => far.amend(edits),
    ask: (questions) => far.ask(questions),
    review: (asOf, ticket) => far.review(asOf, ticket),
    resellers: (ticket, places) => far.resellers(ticket, places),
    lines: (asOf, resellers) => far.lines(asOf, resellers),
    sums: () => far.sums(),
    sumsOf: (ticket, file, first, count) => far.sumsOf(ticket, file, first, count),
  };
}

/** The rows of sheets, whose memory changes hands. */
function handingOver(sheets: SheetRows): SheetRows {
  return {
    rows: async (asked: RowsAsked): Promise<RowsGiven> => {
      const given = await sheets.rows(asked);
      return given.at === "rows" ? transfer(given, memoryOf(given.block)) : given;
    },
  };
}
