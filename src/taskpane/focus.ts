import type { KeyboardEvent } from "react";

/** Ids of what takes the focus when the picture changes under a person's hands. */
export const REVIEW = "review";
export const CANCEL = "cancel";
export const RESULT = "result";
export const ADD_FILES = "add-files";
export const OPEN_FORMULAS = "open-formulas";
export const OPEN_HELP = "open-help";

/** Moves the focus once the next picture stands, so that nobody is left on a button that is gone. */
export function focusSoon(id: string): void {
  requestAnimationFrame(() => document.getElementById(id)?.focus());
}

/** A ref for what a person has just asked to see: it takes the focus when it appears. */
export function focusOnMount(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true });
}

/**
 * Leaves Tab to the browser where the focus is on what is no stop of Tab, such as a heading that took it when it appeared.
 * Office.js in Excel on the web moves the focus itself, does not find such a place among its stops, and would leave the pane.
 */
export function leaveTabToBrowser(event: KeyboardEvent<HTMLElement>): void {
  if (event.key === "Tab" && event.target instanceof HTMLElement && event.target.tabIndex < 0) event.stopPropagation();
}
