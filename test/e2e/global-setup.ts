import { join } from "node:path";
import type { BrowserServer } from "playwright-core";
import { built } from "../../preview/server/build";
import { previewFolders, startPreviewServer, type PreviewServer } from "../../preview/server/preview-server";
import { startBrowserServer } from "../browser";

declare global {
  // Jest hands it from the set-up to the tear-down; tests get the two addresses in the environment.
  var sharedByBrowserTests: { readonly server: PreviewServer; readonly browser: BrowserServer } | undefined;
}

/** Builds what has changed, serves it, and starts the one browser that all browser tests share. */
export default async function start(): Promise<void> {
  const project = join(__dirname, "../..");
  const started = performance.now();
  await built(project, "production", (sentence) => process.stderr.write(`${sentence}\n`));
  process.stderr.write(`The bundles stand after ${((performance.now() - started) / 1000).toFixed(1)} s.\n`);
  const server = await startPreviewServer(previewFolders(project), 0);
  const browser = await startBrowserServer();
  globalThis.sharedByBrowserTests = { server, browser };
  process.env["PREVIEW_ADDRESS"] = server.address;
  process.env["BROWSER_ADDRESS"] = browser.wsEndpoint();
}
