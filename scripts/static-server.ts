import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:https";
import { extname, join, normalize, sep } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".map": "application/json",
  ".png": "image/png",
  ".xml": "text/xml",
};

/** The file in a folder that an address asks for; `null` where it would lead out of the folder. */
export function fileAt(folder: string, address: string): string | null {
  const path = normalize(join(folder, decodeURIComponent(new URL(address, "https://localhost").pathname)));
  return path.startsWith(folder + sep) ? path : null;
}

/** Serves the files of a folder to this computer alone. Nothing is kept by the browser, so that a new build shows at once. */
export function serveOverHttps(
  folder: string,
  port: number,
  credentials: { readonly key: Buffer; readonly cert: Buffer },
): Server {
  return createServer(credentials, (request, response) => {
    const file = fileAt(folder, request.url ?? "/");
    const found = file === null ? Promise.reject(new Error("outside")) : readFile(file);
    found.then(
      (body) =>
        response
          .writeHead(200, {
            "content-type": TYPES[extname(file ?? "")] ?? "application/octet-stream",
            "cache-control": "no-cache",
            "access-control-allow-origin": "*",
          })
          .end(body),
      () => response.writeHead(404, { "content-type": "text/plain" }).end("There is no such file in this build."),
    );
  }).listen(port, "localhost");
}
