import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import type { Review } from "../../src/core/rules/review";
import type { FormulaState } from "../../src/live/formula-desk";
import { outcome } from "../../src/live/formula-outcome";
import { FORMULAS } from "../../src/functions/formula-list";
import { FormulaPage } from "../../src/taskpane/FormulaPage";
import { type FakeFormulas, fakeFormulas } from "./fake-formulas";
import { inventedReview } from "./fixture";

let review: Review;
beforeAll(async () => {
  review = await inventedReview();
});
afterEach(cleanup);

function show(desk: FakeFormulas, onBack: () => void = () => undefined): FakeFormulas {
  render(
    <FluentProvider theme={webLightTheme}>
      <FormulaPage desk={desk} review={review} asOf="2026-04-20" onBack={onBack} />
    </FluentProvider>,
  );
  return desk;
}

const button = (name: string | RegExp): HTMLElement => screen.getByRole("button", { name });
/** Presses a button as the keyboard does: the focus is on it. */
function press(name: string | RegExp): HTMLElement {
  const pressed = button(name);
  pressed.focus();
  fireEvent.click(pressed);
  return pressed;
}
const become = (desk: FakeFormulas, change: Partial<FormulaState>): void => act(() => desk.show(change));
const entries = (): readonly HTMLElement[] =>
  within(screen.getByRole("list", { name: "Formulas" })).getAllByRole("listitem");
const examples = (): readonly string[] => entries().map((one) => one.querySelector("code")?.textContent ?? "");
/** What is read out of the things that are done to formulas. */
const said = (): string => screen.getAllByRole("status").at(-1)?.textContent ?? "";

test("every formula is listed with what it gives, an example, its help and Insert", () => {
  show(fakeFormulas());
  expect(entries()).toHaveLength(FORMULAS.length);
  expect(screen.getByText(`${FORMULAS.length} formulas`)).toBeTruthy();
  FORMULAS.forEach(({ name, gives, page }, at) => {
    const entry = within(entries()[at]!);
    expect(entry.getByRole("heading", { name: `CSP.${name}` })).toBeTruthy();
    expect(entry.getByText(gives)).toBeTruthy();
    expect(entry.getByRole("link", { name: `More about CSP.${name}` }).getAttribute("href")).toBe(page);
    expect(entry.getByRole("button", { name: `Insert CSP.${name}` })).toBeTruthy();
  });
  expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Formulas" }));
});

test.each([
  [",", '=CSP.REVENUE(A2,"2025-04","2026-03")'],
  [";", '=CSP.REVENUE(A2;"2025-04";"2026-03")'],
])("examples are written with “%s” where this Excel does so", (separator, example) => {
  show(fakeFormulas({ separator }));
  expect(examples()).toContain(example);
});

test("a line of an example breaks between arguments, never inside a month", () => {
  show(fakeFormulas());
  const code = entries()
    .map((entry) => entry.querySelector("code")!)
    .find(({ textContent }) => textContent.startsWith("=CSP.REVENUE"));
  const parts = [...(code?.children ?? [])].map((part) => (part.localName === "wbr" ? "|" : part.textContent));
  expect(parts.join("")).toBe('=CSP.REVENUE(A2,|"2025-04",|"2026-03")|');
});

test("the search narrows the list by name and by sentence, and says where nothing fits", () => {
  show(fakeFormulas());
  const search = (words: string) => fireEvent.change(screen.getByRole("searchbox"), { target: { value: words } });
  search("csp.short");
  expect(examples()).toEqual(["=CSP.SHORTFALL(A2)"]);
  expect(screen.getByText("1 formula")).toBeTruthy();
  search("MINIMUM reach still");
  expect(examples()).toEqual(["=CSP.SHORTFALL(A2)"]);
  search("weather");
  expect(screen.queryByRole("listitem")).toBeNull();
  expect(screen.getByText("No formula fits. Clear the search.")).toBeTruthy();
});

test("Insert asks for its own formula, in English, with the months before the as-of date", () => {
  const { asked } = show(fakeFormulas({ separator: ";" }));
  press("Insert CSP.TTM");
  press("Insert CSP.REVENUE");
  press("Insert CSP.POLICY");
  expect(asked).toEqual(["insert =CSP.TTM(A2)", 'insert =CSP.REVENUE(A2,"2025-04","2026-03")', "insert =CSP.POLICY()"]);
});

test("freeze and thaw ask for what is chosen; repair asks for the workbook", () => {
  const { asked } = show(fakeFormulas());
  press("Freeze to values");
  fireEvent.change(screen.getByRole("combobox", { name: "Freeze and thaw in" }), { target: { value: "selection" } });
  press("Freeze to values");
  press("Thaw");
  press("Repair");
  expect(asked).toEqual(["freeze workbook", "freeze selection", "thaw selection", "repair"]);
});

test.each([
  outcome("success", "24 formulas now show a fixed value.", "Their formulas are kept in notes at their cells."),
  outcome("success", "24 formulas brought back.", ""),
  outcome("warning", "Nothing could be repaired.", "Mine!B1 still shows #NAME?."),
  outcome("error", "That did not work.", "Excel is busy. Leave the cell, then try again."),
])("what came of it is said in words, and can be put away: $title", (one) => {
  const desk = show(fakeFormulas());
  expect(said()).toBe("");
  const pressed = press("Freeze to values");
  become(desk, { outcome: one });
  expect(said()).toBe(`${one.title} ${one.sentence}`);
  press(`Dismiss: ${one.title}`);
  expect(said()).toBe("");
  expect(document.activeElement).toBe(pressed);
});

test("while something is done it says what, and no button asks for more", () => {
  const desk = show(fakeFormulas());
  const pressed = press("Insert CSP.TTM");
  become(desk, { working: "Inserting…" });
  expect(said()).toBe("Inserting…");
  const asking = screen
    .getAllByRole("button")
    .filter(({ textContent }) => /Insert|Freeze|Thaw|Repair/.test(textContent));
  expect(asking).toHaveLength(FORMULAS.length + 3);
  for (const one of asking) {
    expect(one.getAttribute("aria-disabled")).toBe("true");
    fireEvent.click(one);
  }
  expect(desk.asked).toEqual(["insert =CSP.TTM(A2)"]);
  // Whoever uses the keyboard stays where they were.
  expect(document.activeElement).toBe(pressed);
});

test("a cell that is not empty is replaced only on a second, other button", () => {
  const desk = show(fakeFormulas());
  const pressed = press("Insert CSP.STATUS");
  become(desk, {
    outcome: {
      ...outcome("warning", "Mine!A1 is not empty.", "It holds “12”."),
      offer: { to: "insert-anyway", place: "Mine!A1" },
    },
  });
  // Near the button, and not on it: Enter pressed twice replaces nothing.
  const offer = button("Insert anyway");
  expect(document.activeElement).toBe(offer.parentElement);
  fireEvent.click(offer);
  expect(desk.asked).toEqual(["insert =CSP.STATUS(A2)", "insert =CSP.STATUS(A2) anyway"]);
  expect(document.activeElement).toBe(pressed);
});

test("values that somebody changed are lost only on a button that says so", () => {
  const desk = show(fakeFormulas());
  press("Thaw");
  become(desk, {
    outcome: {
      ...outcome("warning", "1 formula brought back.", "1 stayed."),
      offer: { to: "thaw-changed", places: [] },
    },
  });
  press("Thaw these too, and lose what was put there");
  expect(desk.asked).toEqual(["thaw workbook", "thaw workbook changed too"]);
});

test("Back leaves the page", () => {
  const left: string[] = [];
  show(fakeFormulas(), () => void left.push("left"));
  press("Back");
  expect(left).toEqual(["left"]);
});
