import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Channel, hostInformation, newConversation, windowName } from "../../preview/host/channel";
import type { ExcelHost } from "../../preview/host/excel-host";
import { teachNotes } from "../../preview/host/notes-of-office";
import { officeWindow } from "./office-window";

/** Associates the id of a function in `functions.json` with its code; older typings leave it out. */
type Associate = (id: string, code: (...parameters: never[]) => unknown) => void;

/** The objects that Office.js gives an add-in's page. */
export interface OfficeGlobals {
  readonly Excel: typeof Excel;
  readonly Office: typeof Office;
  readonly OfficeExtension: typeof OfficeExtension;
  readonly CustomFunctions: typeof CustomFunctions & { readonly associate: Associate };
}

/** Office.js, started and ready, with the host's end of its channel. */
export interface RunningOffice extends OfficeGlobals {
  readonly channel: Channel;
  /** What was asked of the channel and not answered; empty unless a test asks for the impossible. */
  readonly unanswered: readonly string[];
}

const HOSTED = "https://appsforoffice.microsoft.com/lib/1/hosted/";
const PAGE = "https://localhost/taskpane.html";
const HOST_ORIGIN = "https://localhost";
const INSTALLED = join(dirname(require.resolve("@microsoft/office-js/package.json")), "dist");
const scripts = new Map<string, string>();

/**
 * Starts the installed, unmodified Office.js against a host: the whole start-up of Excel on the web, in Node, in about a
 * tenth of a second. Each call starts afresh. Resolves once `Office.onReady` has.
 */
export async function startOffice(host: ExcelHost): Promise<RunningOffice> {
  const conversation = newConversation(HOST_ORIGIN);
  const unanswered: string[] = [];
  const channel = new Channel(
    host,
    conversation,
    (message) => setImmediate(() => window.receive(message, HOST_ORIGIN)),
    (call) => unanswered.push(call),
  );
  const window = officeWindow({
    name: windowName(conversation, host),
    address: `${PAGE}?_host_Info=${hostInformation(host)}`,
    officeJs: `${HOSTED}office.js`,
    posted: (message) => void channel.receive(message),
    scriptAt,
  });
  window.run(scriptAt(`${HOSTED}office.js`));
  await (window.value("Office") as typeof Office).onReady();
  const names = ["Excel", "Office", "OfficeExtension", "CustomFunctions"] as const;
  const globals = Object.fromEntries(names.map((name) => [name, window.value(name)])) as unknown as OfficeGlobals;
  teachNotes(globals);
  return { ...globals, channel, unanswered };
}

/** The same, with its objects as the globals that an add-in's code uses: `Excel`, `Office`, `CustomFunctions`, ... */
export async function startGlobalOffice(host: ExcelHost): Promise<RunningOffice> {
  const office = await startOffice(host);
  const { Excel, Office, OfficeExtension, CustomFunctions } = office;
  Object.assign(globalThis, { Excel, Office, OfficeExtension, CustomFunctions });
  return office;
}

/** Waits until the add-in's functions can be called from cells. */
export async function functionsReady(host: ExcelHost): Promise<void> {
  await until(() => host.areFunctionsReady);
}

/** Waits until something is so, half a minute at most. */
export async function until(isSo: () => boolean): Promise<void> {
  const end = Date.now() + 30_000;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`Waited half a minute in vain for ${isSo.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function scriptAt(address: string): string {
  const path = new URL(address).href.slice(HOSTED.length).toLowerCase();
  const known = scripts.get(path) ?? readFileSync(join(INSTALLED, path), "utf8");
  scripts.set(path, known);
  return known;
}
