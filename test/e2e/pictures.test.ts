import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { until } from "./until";
import { highlight, leaveBrowser, openPreview, review, type PreviewPage } from "./preview-page";

const PROJECT = join(__dirname, "../..");
/** Pictures of every run, for whoever wants to look. */
const OUTPUT = join(PROJECT, "test-output");
/** Pictures of the README; made anew only where `PICTURES=docs` asks for them. */
const IMAGES = join(PROJECT, "docs/images");
const isForReadme = process.env["PICTURES"] === "docs";
const LARGEST_BYTES = 300_000;

const WIDTHS = [320, 400, 600] as const;
const STEP = 20;

beforeAll(() => {
  mkdirSync(OUTPUT, { recursive: true });
  mkdirSync(IMAGES, { recursive: true });
});

afterAll(leaveBrowser);

/** Makes the pane so wide with the arrow keys of its edge. */
async function widen({ page }: PreviewPage, width: number): Promise<void> {
  const edge = page.getByRole("separator", { name: "Width of the task pane" });
  await edge.focus();
  for (let now = Number(await edge.getAttribute("aria-valuenow")); now !== width;) {
    await page.keyboard.press(now < width ? "ArrowLeft" : "ArrowRight");
    const next = Number(await edge.getAttribute("aria-valuenow"));
    if (next === now || Math.abs(next - width) > Math.abs(now - width) + STEP)
      throw new Error(`The pane stays at ${now}`);
    now = next;
  }
}

/** What stands out of the pane at its right, in it or in a part of it. */
const cutOff = ({ pane }: PreviewPage, part = "main"): Promise<readonly string[]> =>
  pane.locator(part).evaluate((place) => {
    const width = place.closest("main")?.clientWidth ?? 0;
    return [place, ...place.querySelectorAll("*")]
      .filter((one) => one.getBoundingClientRect().right > width + 1 && one.getClientRects().length > 0)
      .map((one) => one.outerHTML.slice(0, 120));
  });

test.each([
  [320, "none"],
  [360, "active"],
] as const)(
  "nothing of settings, choices and formula tools is cut off in a pane of %i px, forced colours: %s",
  async (width, forced) => {
    const preview = await openPreview({ forcedColors: forced, viewport: { width: 1280, height: 800 } });
    const { page, pane } = preview;
    await review(pane);
    await widen(preview, width);
    await pane.getByRole("button", { name: /^As of / }).click();
    await pane.getByRole("button", { name: "Settings" }).click();
    await pane.getByLabel("Check window").scrollIntoViewIfNeeded();
    await page.locator("#pane").screenshot({ path: join(OUTPUT, `pane-settings-${width}.png`) });
    expect(await cutOff(preview)).toEqual([]);
    await pane.getByRole("button", { name: "Change" }).click();
    expect(await cutOff(preview)).toEqual([]);
    await pane.getByRole("button", { name: "Formulas", exact: true }).click();
    expect(await cutOff(preview, "section[aria-labelledby=formula-tools-title]")).toEqual([]);
    await preview.close();
  },
);

describe.each(["light", "dark"] as const)("in %s", (colorScheme) => {
  let preview: PreviewPage;

  beforeAll(async () => {
    preview = await openPreview({ colorScheme, viewport: { width: 1280, height: 800 } });
    await review(preview.pane);
  });

  afterAll(() => preview.close());

  test.each(WIDTHS)("nothing is cut off in a pane of %i px, in any of its lists", async (width) => {
    const { page, pane } = preview;
    await widen(preview, width);
    for (const tab of ["Data", "All", "Watch list"]) {
      await pane.getByRole("tab", { name: new RegExp(`^${tab}`) }).click();
      expect(await cutOff(preview)).toEqual([]);
      const name = `pane-${colorScheme}-${width}-${tab.toLowerCase().replace(" ", "-")}.png`;
      await page.locator("#pane").screenshot({ path: join(OUTPUT, name) });
    }
  });

  test("the page as a person has it before them", async () => {
    const { page, pane } = preview;
    await widen(preview, 400);
    await highlight(pane, true);
    // The most urgent rows first, with our columns beside them.
    await page.evaluate(() => {
      const last = /[A-Z]+\d+$/.exec(window.preview.used("Resellers") ?? "")?.[0] ?? "";
      const priority = window.preview.getCells("Resellers", "A1:Z1")[0]?.indexOf("CSP priority") ?? -1;
      window.preview.sort("Resellers", `A2:${last}`, priority, true);
      window.preview.select("Resellers", "H1");
    });
    await until(
      "the sorted rows are coloured",
      () => page.evaluate(() => [2, 13, 14].map((row) => window.preview.getShownFill("Resellers", `F${row}`) !== null)),
      (coloured) => JSON.stringify(coloured) === "[true,true,false]",
    );
    const pictures = [
      [page.locator("#pane"), `pane-${colorScheme}.png`],
      ...(colorScheme === "light" ? ([[page.locator("body"), "preview.png"]] as const) : []),
    ] as const;
    for (const [part, name] of pictures) {
      const path = join(isForReadme ? IMAGES : OUTPUT, name);
      await part.screenshot({ path });
      expect(statSync(path).size).toBeLessThan(LARGEST_BYTES);
    }
  });
});
