import type { Page } from "playwright-core";
import { until } from "./until";

/** Clicks a cell with the mouse, after bringing it into sight. */
export async function clickCell(page: Page, sheet: string, address: string, clicks = 1): Promise<void> {
  await page.evaluate(([name, at]) => window.preview.select(name, at), [sheet, address] as const);
  const look = (): Promise<{ readonly x: number; readonly y: number }> =>
    page.evaluate(([name, at]) => window.preview.pointOf(name, at), [sheet, address] as const);
  let before = await look();
  // The sheet scrolls in its own time.
  const { x, y } = await until("the cell stands still", look, (now) => {
    const isSame = now.x === before.x && now.y === before.y;
    before = now;
    return isSame;
  });
  await page.mouse.click(x, y, { clickCount: clicks });
  const selected = await page.evaluate(() => window.preview.selection());
  if (!selected.endsWith(`!${address}`)) throw new Error(`The click on ${address} selected ${selected}`);
}

/** Types into a cell with mouse and keyboard, and presses Enter. */
export async function typeInto(page: Page, sheet: string, address: string, text: string): Promise<void> {
  await clickCell(page, sheet, address);
  // As fast as fingers: a spreadsheet that opens its editor at the first key loses keys that come in the same moment.
  await page.keyboard.type(text, { delay: 25 });
  await page.keyboard.press("Enter");
}

/** What a cell shows as its value, once it fits. */
export function cellOnce(
  page: Page,
  sheet: string,
  address: string,
  fits: (value: unknown) => boolean,
): Promise<unknown> {
  return until(
    `${sheet}!${address} fits`,
    () => page.evaluate(([name, at]) => window.preview.getCell(name, at), [sheet, address] as const),
    fits,
  );
}
