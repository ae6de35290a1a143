import { accessSync, constants } from "node:fs";
import { join } from "node:path";
import { chromium, type Browser, type BrowserServer, type LaunchOptions } from "playwright-core";
import { bundledBrowser, type BrowserProgram } from "./bundled-browser";

/** Flags without which a browser on a bare machine does not start, calls home, or opens welcome pages. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** Where Chrome, Edge and Chromium install themselves, best first. */
function usualPlaces(platform: NodeJS.Platform, variables: Readonly<Record<string, string | undefined>>): string[] {
  if (platform === "darwin") {
    return ["Google Chrome", "Microsoft Edge", "Chromium"].map(
      (app) => `/Applications/${app}.app/Contents/MacOS/${app}`,
    );
  }
  if (platform === "win32") {
    const roots = [variables.PROGRAMFILES, variables["PROGRAMFILES(X86)"], variables.LOCALAPPDATA];
    const programs = ["Google\\Chrome\\Application\\chrome.exe", "Microsoft\\Edge\\Application\\msedge.exe"];
    return programs.flatMap((program) => roots.flatMap((root) => (root ? [`${root}\\${program}`] : [])));
  }
  const commands = ["google-chrome", "google-chrome-stable", "microsoft-edge", "microsoft-edge-stable"];
  const folders = (variables.PATH ?? "").split(":").concat("/usr/bin", "/snap/bin", "/opt/google/chrome");
  return [...commands, "chromium", "chromium-browser", "chrome"].flatMap((command) =>
    folders.filter(Boolean).map((folder) => join(folder, command)),
  );
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // Not there, or not ours to run: the next place is looked at.
    return false;
  }
}

/** What the search looks at; the tests hand in their own. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly architecture: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly isProgram: (path: string) => boolean;
  /** Unpacks the browser that comes with the development packages. */
  readonly bundled: () => BrowserProgram;
}

const THIS_MACHINE: Machine = {
  platform: process.platform,
  architecture: process.arch,
  variables: process.env,
  isProgram,
  bundled: bundledBrowser,
};

/**
 * A browser to test with: `CHROME_PATH`, else an installed Chrome, Edge or Chromium, else on Linux x64 the one in the
 * package `@sparticuz/chromium`. Throws a sentence that says what to install when there is none.
 */
export function browserProgram(machine: Machine = THIS_MACHINE): BrowserProgram {
  const { CHROME_PATH: chosen } = machine.variables;
  if (chosen) {
    if (machine.isProgram(chosen)) return { path: chosen, environment: {} };
    throw new Error(
      `CHROME_PATH names ${chosen}, which is not a program. Correct it, or unset it to let a browser be found.`,
    );
  }
  const installed = usualPlaces(machine.platform, machine.variables).find(machine.isProgram);
  if (installed !== undefined) return { path: installed, environment: {} };
  if (machine.platform === "linux" && machine.architecture === "x64") return machine.bundled();
  throw new Error(
    "The browser tests need Google Chrome, Microsoft Edge or Chromium. Install one of them, or set CHROME_PATH to its program.",
  );
}

/** A headless browser with a fresh profile. The caller closes it. */
export async function launchBrowser(program: BrowserProgram = browserProgram()): Promise<Browser> {
  return chromium.launch(optionsFor(program));
}

/** The same browser as a server that several test files can connect to. The caller closes it. */
export async function startBrowserServer(program: BrowserProgram = browserProgram()): Promise<BrowserServer> {
  return chromium.launchServer(optionsFor(program));
}

function optionsFor({ path, environment }: BrowserProgram): LaunchOptions {
  return { executablePath: path, args: FLAGS, headless: true, env: { ...definedVariables(), ...environment } };
}

function definedVariables(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
