import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { serveOverHttps } from "./static-server";
import { LOCAL, ROOT } from "./variant";

const DIST = join(ROOT, "dist");
const MANIFEST = join(DIST, LOCAL.file);
const CERTIFICATES = join(homedir(), ".office-addin-dev-certs");
const REGISTRY = "HKCU\\Software\\Microsoft\\Office\\16.0\\WEF\\Developer";
const MAC_FOLDER = join(homedir(), "Library/Containers/com.microsoft.Excel/Data/Documents/wef");

const WEB = `Excel for the web:
  1. Open a workbook at https://excel.cloud.microsoft
  2. Home > Add-ins > More Add-ins > Upload My Add-in
  3. Choose ${MANIFEST}`;

const HELP = `Puts the add-in that is built here into a real Excel on this computer.

  npm run excel                  build, register with Excel, and serve at ${LOCAL.address}
  npm run excel -- --remove      take it out of Excel again

Excel itself is needed; without it, "npm start" opens the preview in a browser.`;

/** Tells Excel on this computer where the manifest is. Answers with what a person does next. */
function register(): string {
  switch (process.platform) {
    case "win32":
      execFileSync("reg", ["add", REGISTRY, "/v", LOCAL.id, "/t", "REG_SZ", "/d", MANIFEST, "/f"], { stdio: "ignore" });
      return "Start Excel anew and open a workbook: “CSP Revenue Check (local)” is on the Home tab.";
    case "darwin":
      mkdirSync(MAC_FOLDER, { recursive: true });
      copyFileSync(MANIFEST, join(MAC_FOLDER, LOCAL.file));
      return "Start Excel anew, open a workbook, and choose the add-in under Home > Add-ins > Developer Add-ins.";
    default:
      return `There is no desktop Excel for this system.\n${WEB}`;
  }
}

/** Undoes `register`. */
function unregister(): string {
  if (process.platform === "win32") {
    spawnSync("reg", ["delete", REGISTRY, "/v", LOCAL.id, "/f"], { stdio: "ignore" });
  } else if (process.platform === "darwin") {
    spawnSync("rm", ["-f", join(MAC_FOLDER, LOCAL.file)]);
  }
  return "Excel forgets the add-in when it is started anew. In Excel for the web it is gone with the browser's site data.";
}

/** The certificate under which Excel trusts localhost. It is made by Microsoft's own tool, at the user's word. */
function certificate(): { readonly key: Buffer; readonly cert: Buffer } {
  const [key, cert] = [join(CERTIFICATES, "localhost.key"), join(CERTIFICATES, "localhost.crt")];
  if (!existsSync(key) || !existsSync(cert)) {
    throw new Error(
      "Excel loads add-ins by https only, and this computer has no certificate for localhost yet.\n" +
        "Make one, which asks for your consent, and run this again:\n\n  npx office-addin-dev-certs install\n",
    );
  }
  return { key: readFileSync(key), cert: readFileSync(cert) };
}

function main(words: readonly string[]): void {
  if (words.includes("--help")) return console.log(HELP);
  if (words.includes("--remove")) return console.log(unregister());
  const credentials = certificate();
  const webpack = join(ROOT, "node_modules/webpack-cli/bin/cli.js");
  execFileSync(process.execPath, [webpack, "--mode", "production"], { cwd: ROOT, stdio: "inherit" });
  serveOverHttps(DIST, Number(new URL(LOCAL.address).port), credentials);
  console.log(
    `${register()}\n\n${process.platform === "linux" ? "" : `${WEB}\n\n`}Serving ${LOCAL.address}; stop with Ctrl+C.`,
  );
}

try {
  main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
