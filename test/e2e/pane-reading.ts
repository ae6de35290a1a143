import type { FrameLocator, Locator } from "playwright-core";

/** A reseller as a list of the pane shows it. */
export interface ShownReseller {
  readonly id: string;
  readonly status: string;
  readonly urgency: string;
  readonly ttmUsd: number;
  /** `null` where no shortfall is known. */
  readonly shortfallUsd: number | null;
}

/** The tiles: how many resellers stand where. */
export async function tiles(pane: FrameLocator): Promise<Readonly<Record<string, number>>> {
  const buttons = pane.getByRole("list", { name: "Resellers by status" }).getByRole("button");
  const pairs = await buttons.evaluateAll((all) =>
    all.map((button) => Array.from(button.children, (part) => part.textContent?.trim() ?? "")),
  );
  return Object.fromEntries(pairs.map(([words = "", count = ""]) => [words, Number(count.replaceAll(",", ""))]));
}

/** Opens a tab of the result. */
export async function openTab(pane: FrameLocator, words: RegExp): Promise<void> {
  await pane.getByRole("tab", { name: words }).click();
}

/** Every reseller of a list, page after page, in its order. */
export async function listed(pane: FrameLocator, list: "Watch list" | "Resellers"): Promise<readonly ShownReseller[]> {
  const shown: ShownReseller[] = [];
  const next = pane.getByRole("navigation", { name: `Pages of ${list}` }).getByRole("button", { name: "Next page" });
  for (;;) {
    shown.push(...(await onPage(pane.getByRole("list", { name: list, exact: true }))));
    if ((await next.count()) === 0 || (await next.getAttribute("aria-disabled")) === "true") return shown;
    await next.click();
  }
}

async function onPage(list: Locator): Promise<readonly ShownReseller[]> {
  const texts = await list.locator(":scope > li").evaluateAll((items) =>
    items.map((item) => {
      const [first, second, , money] = Array.from(item.children);
      const parts = (line: Element | undefined): string[] =>
        Array.from(line?.children ?? [], (part) => part.textContent?.trim() ?? "");
      return [...parts(first), parts(second)[0] ?? "", ...parts(money)];
    }),
  );
  return texts.map(([urgency = "", status = "", title = "", ttm = "", shortfall = ""]) => ({
    id: /(\d+)$/.exec(title)?.[1] ?? "",
    urgency,
    status,
    ttmUsd: usdIn(ttm.replace(/ of .*$/, "")) ?? Number.NaN,
    shortfallUsd: shortfall === "Nothing missing" ? 0 : usdIn(shortfall),
  }));
}

/** The amount in a text such as "-$1,234.50 missing with us"; `null` where there is none. */
function usdIn(text: string): number | null {
  const [, minus, digits] = /(-?)\$([\d,]+\.\d\d)/.exec(text) ?? [];
  return digits === undefined ? null : Number(`${minus}${digits.replaceAll(",", "")}`);
}
