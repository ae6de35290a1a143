/** The element with this id; a page without it is our mistake. */
export function partOf<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new RangeError(`the page has no #${id}`);
  return found;
}

/** Says a sentence in the line at the bottom of the page. */
export function say(sentence: string, isFailure = false): void {
  const note = partOf("note", HTMLSpanElement);
  note.textContent = sentence;
  note.classList.toggle("failed", isFailure);
}
