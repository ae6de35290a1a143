import type { ValueCard } from "./host/value-card";
import { partOf } from "./page-parts";

/** Room between a card and the edges of the sheet, and between a card and its cell. */
const GAP = 8;

/** Where a cell lies on the page, in pixels. */
export interface CellBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Shows the card beside its cell: to the right where there is room, else to the left. */
export function showCard(card: ValueCard, cell: CellBox): void {
  const place = partOf("value-card", HTMLElement);
  const list = document.createElement("dl");
  for (const { name, text } of card.fields) {
    const [term, detail] = [document.createElement("dt"), document.createElement("dd")];
    term.textContent = name;
    detail.textContent = text;
    list.append(term, detail);
  }
  const title = document.createElement("h3");
  title.textContent = card.title;
  place.replaceChildren(...(card.title === null ? [list] : [title, list]));
  place.hidden = false;
  const sheet = partOf("sheet", HTMLDivElement).getBoundingClientRect();
  const isRight = cell.right + GAP + place.offsetWidth + GAP <= sheet.right;
  const left = isRight ? cell.right + GAP : cell.left - GAP - place.offsetWidth;
  const lowest = sheet.bottom - GAP - place.offsetHeight;
  place.style.left = `${Math.round(Math.max(sheet.left + GAP, left))}px`;
  place.style.top = `${Math.round(Math.max(sheet.top + GAP, Math.min(cell.top, lowest)))}px`;
}

/** Takes the card away. */
export function hideCard(): void {
  partOf("value-card", HTMLElement).hidden = true;
}
