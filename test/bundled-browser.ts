import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A program and what its environment needs besides. */
export interface BrowserProgram {
  readonly path: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** The package unpacks its libraries only where it takes the machine for Amazon's; they are what a bare machine lacks. */
const UNPACK = 'import("@sparticuz/chromium").then(({ default: chromium }) => chromium.executablePath())';
const AS_IF_ON_LAMBDA = { AWS_LAMBDA_JS_RUNTIME: "nodejs20.x" };

/**
 * The Chromium that comes inside the package `@sparticuz/chromium` (Linux x64), unpacked once into the temporary folder
 * with the libraries it needs. Several test processes may ask at once: each unpacks for itself, the first one's copy stays.
 */
export function bundledBrowser(): BrowserProgram {
  const folder = join(tmpdir(), `csp-revenue-check-chromium-${packagedVersion()}`);
  if (!existsSync(folder)) {
    const own = mkdtempSync(join(tmpdir(), "csp-revenue-check-chromium-"));
    const env = { ...process.env, ...AS_IF_ON_LAMBDA, TMPDIR: own };
    execFileSync(process.execPath, ["-e", UNPACK], { cwd: join(__dirname, ".."), env, stdio: "pipe" });
    try {
      renameSync(own, folder);
    } catch {
      // Another process was faster; its copy is as good.
      rmSync(own, { recursive: true, force: true });
    }
  }
  return {
    path: join(folder, "chromium"),
    environment: { LD_LIBRARY_PATH: join(folder, "al2023", "lib"), FONTCONFIG_FILE: fontListIn(folder) },
  };
}

/**
 * The file that tells this Chromium where fonts are: those of the machine, and its own where the machine has none. The
 * package's own list names places on Amazon's machines; without any font a page with a date field ends the browser.
 */
function fontListIn(folder: string): string {
  const list = join(folder, "font-list.conf");
  if (existsSync(list)) return list;
  const dirs = ["/usr/share/fonts", "/usr/local/share/fonts", join(folder, "fonts", "fonts")];
  const lines = [...dirs.map((dir) => `<dir>${dir}</dir>`), `<cachedir>${join(folder, "font-cache")}</cachedir>`];
  const own = `${list}.${process.pid}`;
  writeFileSync(
    own,
    `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>${lines.join("")}</fontconfig>\n`,
  );
  renameSync(own, list);
  return list;
}

function packagedVersion(): string {
  const description = join(__dirname, "..", "node_modules", "@sparticuz", "chromium", "package.json");
  const { version } = JSON.parse(readFileSync(description, "utf8")) as { readonly version: string };
  return version;
}
