import type { Status } from "../core/rules/review";

/** Which list a person looks at, and how far. */
export type Looking =
  | { readonly tab: "watch"; readonly page: number; readonly opened: string | null }
  | {
      readonly tab: "all";
      readonly page: number;
      readonly opened: string | null;
      readonly search: string;
      /** `null` shows every status. */
      readonly status: Status | null;
    }
  | { readonly tab: "data" };

/** What a person did to the picture. What the workbook says is not here: that is the session's state. */
export type View =
  | { readonly at: "help"; readonly before: Pane }
  | { readonly at: "formulas"; readonly before: Pane }
  | (Pane & { readonly at: "pane" });

/** The pane itself: whether the part above the results is unfolded, and the results. */
export interface Pane {
  /** `null` leaves it to the pane: open before the first review, folded after it. */
  readonly basis: "open" | "folded" | null;
  readonly choosing: boolean;
  readonly looking: Looking;
}

export type Event =
  | { readonly type: "tab"; readonly tab: Looking["tab"] }
  | { readonly type: "status"; readonly status: Status | null }
  | { readonly type: "search"; readonly search: string }
  | { readonly type: "page"; readonly page: number }
  | { readonly type: "opened"; readonly id: string }
  | { readonly type: "basis"; readonly basis: "open" | "folded" }
  | { readonly type: "choosing"; readonly choosing: boolean }
  | { readonly type: "reviewed" }
  | { readonly type: "help" }
  | { readonly type: "formulas" }
  | { readonly type: "back" };

const WATCH: Looking = { tab: "watch", page: 0, opened: null };
const ALL: Extract<Looking, { readonly tab: "all" }> = { tab: "all", page: 0, opened: null, search: "", status: null };

/** How the pane opens. */
export const FIRST: View = { at: "pane", basis: null, choosing: false, looking: WATCH };

/** The view after an event. An event that does not fit what is shown changes nothing. */
export function next(view: View, event: Event): View {
  if (event.type === "help" || event.type === "formulas") {
    if (view.at === event.type) return view;
    const before = view.at === "pane" ? paneOf(view) : view.before;
    return event.type === "help" ? { at: "help", before } : { at: "formulas", before };
  }
  if (event.type === "back") return view.at === "pane" ? view : { at: "pane", ...view.before };
  if (view.at !== "pane") return view;

  switch (event.type) {
    case "basis":
      return { ...view, basis: event.basis, choosing: event.basis === "open" && view.choosing };
    case "choosing":
      return { ...view, choosing: event.choosing };
    case "reviewed":
      return { ...view, basis: null, choosing: false, looking: fromTop(view.looking) };
    default:
      return { ...view, looking: lookingAfter(view.looking, event) };
  }
}

function lookingAfter(
  looking: Looking,
  event: Extract<Event, { readonly type: "tab" | "status" | "search" | "page" | "opened" }>,
): Looking {
  switch (event.type) {
    case "tab":
      if (event.tab === looking.tab) return looking;
      return event.tab === "watch" ? WATCH : event.tab === "all" ? ALL : { tab: "data" };
    case "status":
      return { ...(looking.tab === "all" ? looking : ALL), status: event.status, page: 0, opened: null };
    case "search":
      return looking.tab === "all" ? { ...looking, search: event.search, page: 0, opened: null } : looking;
    case "page":
      return looking.tab === "data" ? looking : { ...looking, page: event.page, opened: null };
    case "opened":
      if (looking.tab === "data") return looking;
      return { ...looking, opened: looking.opened === event.id ? null : event.id };
  }
}

function fromTop(looking: Looking): Looking {
  switch (looking.tab) {
    case "data":
      return looking;
    case "watch":
    case "all":
      return { ...looking, page: 0 };
  }
}

function paneOf(view: Pane): Pane {
  return { basis: view.basis, choosing: view.choosing, looking: view.looking };
}
