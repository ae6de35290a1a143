import type { SampleName } from "./sample-workbook";

const ENTRIES: readonly { readonly name: SampleName; readonly title: string; readonly about: string }[] = [
  {
    name: "clean",
    title: "A clean month-end",
    about: "24 months, 60 resellers, USD and EUR with a rates table, and a sheet of formulas",
  },
  {
    name: "messy",
    title: "The same, as received",
    about: "Text numbers, ids written in many ways, a total row, a repeated header, a month missing",
  },
  {
    name: "million",
    title: "A million lines",
    about: "1,048,575 billing lines of 46 columns, which fill a sheet, and 5,000 resellers; made in half a minute",
  },
  { name: "large", title: "A large export…", about: "As many billing lines as you choose, up to a full sheet" },
];

/** Fills the menu of samples; `choose` hears which is wanted. */
export function sampleMenu(button: HTMLElement, list: HTMLElement, choose: (name: SampleName) => void): void {
  const show = (isOpen: boolean): void => {
    list.hidden = !isOpen;
    button.setAttribute("aria-expanded", String(isOpen));
  };
  const items = ENTRIES.map(({ name, title, about }) => {
    const item = document.createElement("button");
    item.type = "button";
    item.setAttribute("role", "menuitem");
    item.dataset["sample"] = name;
    const small = document.createElement("small");
    small.textContent = about;
    item.append(title, small);
    item.addEventListener("click", () => {
      show(false);
      choose(name);
    });
    return item;
  });
  list.replaceChildren(...items);
  button.addEventListener("click", () => {
    show(list.hidden !== false);
    if (!list.hidden) items[0]?.focus();
  });
  list.addEventListener("keydown", (event) => {
    const at = items.findIndex((item) => item === document.activeElement);
    if (event.key === "Escape") {
      show(false);
      button.focus();
    } else if (event.key === "ArrowDown") items[(at + 1) % items.length]?.focus();
    else if (event.key === "ArrowUp") items[(at - 1 + items.length) % items.length]?.focus();
    else return;
    event.preventDefault();
  });
  document.addEventListener("pointerdown", (event) => {
    if (
      !list.hidden &&
      event.target instanceof Node &&
      !list.contains(event.target) &&
      !button.contains(event.target)
    ) {
      show(false);
    }
  });
}
