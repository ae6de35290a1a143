import {
  chromium,
  type Browser,
  type BrowserContextOptions,
  type FrameLocator,
  type Locator,
  type Page,
} from "playwright-core";
import "../../preview/preview-window";
import { complaintsOf, type Complaints } from "./complaints";
import { until } from "./until";

jest.setTimeout(180_000);

/** The preview in a page of its own, as a person has it in front of them. */
export interface PreviewPage {
  readonly page: Page;
  /** The add-in in its frame. */
  readonly pane: FrameLocator;
  readonly complaints: Complaints;
  close(): Promise<void>;
}

export interface Opening extends Pick<BrowserContextOptions, "colorScheme" | "forcedColors" | "viewport"> {
  /** What follows the address, such as "?sample=messy". */
  readonly query?: string;
}

const given = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: these tests run under Jest's project "browser".`);
  return value;
};

let browser: Browser | null = null;

/** Opens the preview and waits until its add-in can be used. */
export async function openPreview({ query = "", ...wanted }: Opening = {}): Promise<PreviewPage> {
  browser ??= await chromium.connect(given("BROWSER_ADDRESS"));
  const address = given("PREVIEW_ADDRESS");
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: "en-US",
    timezoneId: "UTC",
    acceptDownloads: true,
    ...wanted,
  });
  context.setDefaultTimeout(60_000);
  const complaints = await complaintsOf(context, new URL(address).origin);
  const page = await context.newPage();
  await page.goto(address + query);
  const preview = { page, pane: page.frameLocator("#pane-body iframe"), complaints, close: () => context.close() };
  await ready(preview);
  return preview;
}

/** Lets go of the shared browser; other test files keep theirs. */
export async function leaveBrowser(): Promise<void> {
  await browser?.close();
  browser = null;
}

/** Waits until the add-in of the open workbook has looked at its sheets. */
export async function ready({ page, pane }: Pick<PreviewPage, "page" | "pane">): Promise<void> {
  await until("the add-in is ready", () => page.evaluate(() => window.preview.isReady()));
  await reviewButton(pane).waitFor();
}

/** Opens files as a person does, by the button, and waits for the add-in of the new workbook. */
export async function openFiles(preview: PreviewPage, files: Parameters<Locator["setInputFiles"]>[0]): Promise<void> {
  const { page } = preview;
  const before = await page.locator("#pane-body iframe").getAttribute("name");
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.locator("#open").click()]);
  await chooser.setFiles(files);
  await until(
    "another workbook is open",
    () => page.locator("#pane-body iframe").getAttribute("name"),
    (name) => name !== before,
  );
  await ready(preview);
}

/** "Review", or "Review again" when there is a review already. */
export const reviewButton = (pane: FrameLocator): Locator => pane.getByRole("button", { name: /^Review( again)?$/ });

/** Sets the as-of date in the pane's date field. */
export async function setAsOf(pane: FrameLocator, asOf: string): Promise<void> {
  await pane.getByLabel("As of", { exact: true }).fill(asOf);
  const words = new Date(`${asOf}T00:00:00Z`).toLocaleDateString("en-US", { dateStyle: "medium", timeZone: "UTC" });
  await pane.getByRole("button", { name: `As of ${words}` }).waitFor();
}

/** Presses Review and waits for the result. */
export async function review(pane: FrameLocator): Promise<void> {
  await reviewButton(pane).click();
  await pane.getByRole("heading", { name: /need attention$/ }).waitFor();
  await reviewButton(pane).waitFor();
}

/** The switch of the highlights, pressed; ends when the sheets stand. */
export async function highlight(pane: FrameLocator, on: boolean): Promise<void> {
  await pane.getByRole("switch", { name: "Highlight in the sheets" }).click();
  await pane
    .getByText(on ? /highlighted\. Clear puts everything back/ : /^Colours the rows that need attention/)
    .waitFor();
}

/** The notice in the pane that holds this sentence. */
export const notice = (pane: FrameLocator, sentence: string): Locator =>
  pane.locator(".fui-MessageBar", { hasText: sentence });
