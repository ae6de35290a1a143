import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { dirname, extname, join, normalize, sep } from "node:path";

/** Where the files of the preview lie. */
export interface PreviewFolders {
  /** The project's own folder. */
  readonly project: string;
  /** The add-in's bundle, as it ships. */
  readonly addin: string;
  /** The preview's page. */
  readonly page: string;
}

/** A running preview. */
export interface PreviewServer {
  /** "http://localhost:4321/preview/" */
  readonly address: string;
  /** Stops it; connections that browsers keep open are cut. */
  close(): Promise<void>;
}

/** The folders of a checkout. */
export const previewFolders = (project: string): PreviewFolders => ({
  project,
  addin: join(project, "dist"),
  page: join(project, ".cache", "preview"),
});

/** Address of Microsoft's Office.js in the shipped page; here its place is taken by the installed copy, file for file. */
export const OFFICE_JS_ADDRESS = "https://appsforoffice.microsoft.com/lib/1/hosted/";

/** Nothing from anywhere else; the spreadsheet writes style attributes, draws pictures from data and starts workers. */
const PAGE_POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "frame-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".xml": "application/xml; charset=utf-8",
};

/** Serves the preview on this machine alone. Port 0 takes a free one. Rejects where the port is taken. */
export async function startPreviewServer(folders: PreviewFolders, port: number): Promise<PreviewServer> {
  const officeJs = join(dirname(require.resolve("@microsoft/office-js/package.json")), "dist");
  const server = createServer((request, response) => {
    answer(request, response, folders, officeJs);
  });
  await listening(server, port);
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new RangeError("the server has no port");
  return {
    address: `http://localhost:${bound.port}/preview/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      resolve();
    });
  });
}

function answer(request: IncomingMessage, response: ServerResponse, folders: PreviewFolders, officeJs: string): void {
  // A page elsewhere that lets its own name point here must not read the answers.
  const host = (request.headers.host ?? "").replace(/:\d+$/, "");
  if (host !== "localhost" && host !== "127.0.0.1") return refuse(response, 403, "This server answers localhost only.");
  if (request.method !== "GET" && request.method !== "HEAD") return refuse(response, 405, "Only GET is answered.");
  const path = pathOf(request.url ?? "");
  if (path === null) return refuse(response, 400, "The address cannot be read.");
  if (path === "/" || path === "/preview") {
    response.writeHead(302, { Location: "/preview/" }).end();
    return;
  }
  const file = fileFor(path, folders, officeJs);
  if (file === null) return refuse(response, 404, `There is no ${path} here.`);
  send(response, file, path.startsWith("/preview/"));
}

/** The path that is asked for; `null` where the address is none of this server. */
function pathOf(address: string): string | null {
  const [path = ""] = address.split("?");
  if (!path.startsWith("/")) return null;
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

/** The add-in lies at the top, where its own addresses point; everything else of the preview stands beside it. */
function fileFor(path: string, folders: PreviewFolders, officeJs: string): string | null {
  if (path === "/preview/manifest.xml") return existing(folders.project, "manifest.xml");
  if (path.startsWith("/preview/")) return existing(folders.page, path.slice("/preview/".length) || "index.html");
  if (path.startsWith("/office-js/")) return existing(officeJs, path.slice("/office-js/".length));
  return existing(folders.addin, path.slice(1));
}

function existing(folder: string, relative: string): string | null {
  const file = normalize(join(folder, relative));
  if (!file.startsWith(folder + sep)) return null;
  return existsSync(file) && statSync(file).isFile() ? file : null;
}

function send(response: ServerResponse, file: string, isPage: boolean): void {
  const type = TYPES[extname(file)] ?? "application/octet-stream";
  response.setHeader("Content-Type", type);
  response.setHeader("Cache-Control", "no-cache");
  response.setHeader("X-Content-Type-Options", "nosniff");
  if (isPage) response.setHeader("Content-Security-Policy", PAGE_POLICY);
  if (isPage || extname(file) !== ".html") {
    createReadStream(file).pipe(response);
    return;
  }
  response.end(readFileSync(file, "utf8").replaceAll(OFFICE_JS_ADDRESS, "/office-js/"));
}

function refuse(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8" }).end(`${sentence}\n`);
}
