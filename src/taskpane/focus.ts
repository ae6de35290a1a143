/** Ids of what takes the focus when the picture changes under a person's hands. */
export const REVIEW = "review";
export const CANCEL = "cancel";
export const RESULT = "result";
export const ADD_FILES = "add-files";

/** Moves the focus once the next picture stands, so that nobody is left on a button that is gone. */
export function focusSoon(id: string): void {
  requestAnimationFrame(() => document.getElementById(id)?.focus());
}

/** A ref for what a person has just asked to see: it takes the focus when it appears. */
export function focusOnMount(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true });
}
