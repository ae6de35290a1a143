import type { BrowserContext, Page } from "playwright-core";

/** What must never happen on a page of ours. */
export interface Complaints {
  /** Requests to any other address than the page's own. */
  readonly elsewhere: readonly string[];
  /** Errors and warnings of the console, refusals of the Content-Security-Policy among them, and errors nobody caught. */
  readonly said: readonly string[];
}

/** Listens to all pages of a context, their frames and workers; requests to other addresses are stopped. */
export async function complaintsOf(context: BrowserContext, origin: string): Promise<Complaints> {
  const elsewhere: string[] = [];
  const said: string[] = [];
  const isOwn = (address: string): boolean => {
    const url = new URL(address);
    return url.protocol === "data:" || url.origin === origin;
  };
  await context.route(
    (url) => !isOwn(url.href),
    (route) => route.abort(),
  );
  context.on("request", (request) => {
    if (!isOwn(request.url())) elsewhere.push(request.url());
  });
  context.on("page", (page: Page) => {
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") said.push(message.text());
    });
    page.on("pageerror", (error) => said.push(String(error)));
    page.on("crash", () => said.push("The page crashed."));
  });
  return { elsewhere, said };
}
