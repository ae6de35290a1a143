import { Portal } from "@fluentui/react-components";
import { cleanup, render, screen } from "@testing-library/react";
import { Themed } from "../../src/taskpane/Themed";

beforeAll(() => {
  // jsdom has no media queries; what Office reports decides here.
  window.matchMedia = (media) => Object.assign(new EventTarget(), { media, matches: false }) as MediaQueryList;
});
afterEach(cleanup);

/** What floats over the page, such as a tooltip or a menu: Fluent puts it into an element of its own. */
function floating(officeBackground: string): CSSStyleDeclaration {
  render(
    <Themed officeBackground={officeBackground}>
      <Portal>
        <span>Floating</span>
      </Portal>
    </Themed>,
  );
  const place = screen.getByText("Floating").parentElement;
  if (!place) throw new Error("It does not float");
  expect(place.parentElement).toBe(document.body);
  return getComputedStyle(place);
}

test("what floats over the page is as large as it is, so that everything beside it can be pressed", () => {
  const { height, width, inset } = floating("#ffffff");
  expect([height, width, inset]).toEqual(["", "", ""]);
});

test("it has the colours of the page", () => {
  expect(floating("#ffffff").colorScheme).not.toBe("dark");
  cleanup();
  expect(floating("#1f1f1f").colorScheme).toBe("dark");
});
