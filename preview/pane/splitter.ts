/** Narrowest the pane can be, as in Excel; it always leaves room for the sheet. */
const NARROWEST = 320;
const ROOM_FOR_SHEET = 280;
const STEP = 20;

/** Lets the user set the pane's width with the pointer or the arrow keys. */
export function resizablePane(work: HTMLElement, splitter: HTMLElement, pane: HTMLElement): void {
  const widest = (): number => Math.max(NARROWEST, work.clientWidth - ROOM_FOR_SHEET);
  const show = (width: number): void => {
    const set = Math.round(Math.min(widest(), Math.max(NARROWEST, width)));
    pane.style.width = `${set}px`;
    splitter.setAttribute("aria-valuenow", String(set));
    splitter.setAttribute("aria-valuemin", String(NARROWEST));
    splitter.setAttribute("aria-valuemax", String(widest()));
  };
  show(pane.offsetWidth);
  splitter.addEventListener("pointerdown", (down) => {
    const start = pane.offsetWidth;
    splitter.setPointerCapture(down.pointerId);
    splitter.classList.add("dragging");
    // A frame under the pointer would swallow its moves.
    work.classList.add("resizing");
    const move = (event: PointerEvent): void => {
      show(start + down.clientX - event.clientX);
    };
    const stop = (): void => {
      splitter.removeEventListener("pointermove", move);
      splitter.classList.remove("dragging");
      work.classList.remove("resizing");
    };
    splitter.addEventListener("pointermove", move);
    splitter.addEventListener("pointerup", stop, { once: true });
    splitter.addEventListener("pointercancel", stop, { once: true });
  });
  splitter.addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft") show(pane.offsetWidth + STEP);
    else if (event.key === "ArrowRight") show(pane.offsetWidth - STEP);
    else return;
    event.preventDefault();
  });
}
