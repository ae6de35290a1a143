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

/** What is shown beside a cell: what belongs to its value, or somebody's note. */
export interface CellCard {
  /** `null` where there is none. */
  readonly title: string | null;
  readonly text?: string;
  readonly fields: readonly { readonly name: string; readonly text: string }[];
}

/** Shows the card beside its cell: to the right where there is room, else to the left. */
export function showCard(card: CellCard, cell: CellBox): void {
  const place = partOf("value-card", HTMLElement);
  const list = document.createElement("dl");
  for (const { name, text } of card.fields) {
    const [term, detail] = [document.createElement("dt"), document.createElement("dd")];
    term.textContent = name;
    detail.textContent = text;
    list.append(term, detail);
  }
  const [title, text] = [document.createElement("h3"), document.createElement("p")];
  title.textContent = card.title;
  text.textContent = card.text ?? "";
  place.replaceChildren(...(card.title === null ? [] : [title]), ...(card.text === undefined ? [] : [text]), list);
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
