import { spawn } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { built } from "../preview/server/build";
import { previewFolders, startPreviewServer } from "../preview/server/preview-server";

const HELP = `Opens the preview: a spreadsheet in the browser with the add-in beside it.

  npm start -- [--port N] [--no-open] [--development]

  --port N        the port to use; a free one is taken otherwise
  --no-open       do not open the browser
  --development   build without minifying, with source maps
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: "0" },
      "no-open": { type: "boolean", default: false },
      development: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new RangeError(`--port ${values.port} is not a port`);
  const project = join(__dirname, "..");
  await built(project, values.development ? "development" : "production", (sentence) => {
    process.stdout.write(`${sentence}\n`);
  });
  const server = await startPreviewServer(previewFolders(project), port);
  process.stdout.write(`The preview is at ${server.address}\nStop it with Ctrl+C.\n`);
  if (!values["no-open"]) openBrowser(server.address);
  const stop = (): void => {
    void server.close().then(() => process.exit(0));
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

/** Opens the user's browser where there is one; the address is printed anyway. */
function openBrowser(address: string): void {
  const isDesktop = process.platform !== "linux" || Boolean(process.env["DISPLAY"] ?? process.env["WAYLAND_DISPLAY"]);
  if (!isDesktop) return;
  const [command, ...before] =
    process.platform === "darwin" ? ["open"] : process.platform === "win32" ? ["cmd", "/c", "start", ""] : ["xdg-open"];
  const opener = spawn(command ?? "xdg-open", [...before, address], { stdio: "ignore", detached: true });
  // No opener installed: the printed address is all that is left.
  opener.on("error", () => undefined);
  opener.unref();
}

main().catch((failure: unknown) => {
  const code = failure instanceof Error && "code" in failure ? failure.code : undefined;
  const sentence =
    code === "EADDRINUSE"
      ? "That port is in use. Choose another one, or leave --port out and a free one is taken."
      : failure instanceof Error
        ? failure.message
        : String(failure);
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
});
