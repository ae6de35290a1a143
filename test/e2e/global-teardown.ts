import "./global-setup";

/** Stops what the set-up started. */
export default async function stop(): Promise<void> {
  await globalThis.sharedByBrowserTests?.browser.close();
  await globalThis.sharedByBrowserTests?.server.close();
}
