import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import {
  OFFICE_JS_ADDRESS,
  previewFolders,
  startPreviewServer,
  type PreviewServer,
} from "../../../preview/server/preview-server";

const root = mkdtempSync(join(realpathSync(tmpdir()), "preview-server-"));
const folders = previewFolders(join(root, "project"));
const files: Readonly<Record<string, string>> = {
  "secret.txt": "HIDDEN",
  "project/manifest.xml": "<OfficeApp/>",
  "project/package.json": "HIDDEN",
  "project/dist/taskpane.html": `<script src="${OFFICE_JS_ADDRESS}office.js"></script>`,
  "project/dist/taskpane.js": "// the add-in",
  "project/dist/functions.json": "{}",
  "project/dist/a b.png": "picture",
  "project/dist-other/secret.txt": "HIDDEN",
  "project/.cache/preview/index.html": `<p>page ${OFFICE_JS_ADDRESS}</p>`,
  "project/.cache/preview/page.css": "p{}",
  "project/.cache/add-in.stamp": "HIDDEN",
};
let server: PreviewServer;
let port: number;

beforeAll(async () => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  server = await startPreviewServer(folders, 0);
  port = Number(new URL(server.address).port);
});
afterAll(async () => {
  await server.close();
  rmSync(root, { recursive: true });
});

/** What the server answers to these very bytes: no client puts the path in order first. */
function answerTo(request: string): Promise<{ readonly status: number; readonly head: string; readonly body: string }> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    const parts: Buffer[] = [];
    socket.on("data", (part) => parts.push(part));
    socket.on("error", reject);
    socket.on("close", () => {
      const [head = "", ...body] = Buffer.concat(parts).toString("latin1").split("\r\n\r\n");
      resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1]), head, body: body.join("\r\n\r\n") });
    });
    socket.write(request);
  });
}

const asked = (path: string, { method = "GET", host = `localhost:${port}` } = {}) =>
  answerTo(`${method} ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);

test.each([
  ["/preview/", 200, "text/html; charset=utf-8", "<p>page"],
  ["/preview/index.html?a=1", 200, "text/html; charset=utf-8", "<p>page"],
  ["/preview/page.css", 200, "text/css; charset=utf-8", "p{}"],
  ["/preview/manifest.xml", 200, "application/xml; charset=utf-8", "<OfficeApp/>"],
  ["/taskpane.js", 200, "text/javascript; charset=utf-8", "// the add-in"],
  ["/functions.json", 200, "application/json; charset=utf-8", "{}"],
  ["/a%20b.png", 200, "image/png", "picture"],
])("%s is served", async (path, status, type, text) => {
  const answer = await asked(path);
  expect(answer.status).toBe(status);
  expect(answer.head).toContain(`Content-Type: ${type}`);
  expect(answer.head).toContain("X-Content-Type-Options: nosniff");
  expect(answer.body).toContain(text);
});

test.each(["/", "/preview"])("%s leads to the preview's page", async (path) => {
  const { status, head } = await asked(path);
  expect(status).toBe(302);
  expect(head).toContain("Location: /preview/");
});

test("in the add-in's page the installed Office.js takes Microsoft's place, and is served", async () => {
  expect((await asked("/taskpane.html")).body).toContain('<script src="/office-js/office.js">');
  const { status, body } = await asked("/office-js/office.js");
  const installed = join(dirname(require.resolve("@microsoft/office-js/package.json")), "dist/office.js");
  expect(status).toBe(200);
  expect(body.includes(readFileSync(installed, "latin1").slice(0, 5000))).toBe(true);
});

test.each([
  "/../secret.txt",
  "/../package.json",
  "/..%2f..%2fsecret.txt",
  "/%2e%2e/%2e%2e/secret.txt",
  "/..%5c..%5csecret.txt",
  "/..%2fdist-other%2fsecret.txt",
  "/preview/../../add-in.stamp",
  "/preview/..%2fadd-in.stamp",
  "/preview/%2e%2e%2f%2e%2e%2fpackage.json",
  "/office-js/..%2f..%2f..%2f..%2fpackage.json",
  "/office-js/..%2fpackage.json",
  "/%2fetc%2fpasswd",
  "/preview/%00",
  "/taskpane.js%00.png",
  "/package.json",
  "/manifest.xml",
  "/preview/nothing.js",
  "/assets/",
  "/.",
])("%s leads nowhere", async (path) => {
  const { status, body } = await asked(path);
  expect([status === 404 || status === 302, body.includes("HIDDEN")]).toEqual([true, false]);
});

test.each([
  ["an address that cannot be decoded", "/%E0%A4%A", 400],
  ["two slashes", "//", 404],
  ["another machine's name in the path", "//evil.example/", 404],
  ["a whole address", "http://evil.example/package.json", 400],
  ["an address that is none", "http://[/", 400],
])("%s is answered with a refusal, and the server goes on", async (_, path, status) => {
  expect((await asked(path)).status).toBe(status);
  expect((await asked("/preview/")).status).toBe(200);
});

test.each(["localhost", "127.0.0.1"])("the host %s is answered", async (host) => {
  expect((await asked("/preview/", { host: `${host}:${port}` })).status).toBe(200);
});

test.each([
  "evil.example",
  "localhost.evil.example",
  "localhost:1:2",
  "127.0.0.1.evil.example:80",
  "localhost@evil.example",
  "0.0.0.0",
  "",
])("a page that comes here under the name “%s” is refused", async (host) => {
  const { status, body } = await asked("/preview/", { host });
  expect(status).toBe(403);
  expect(body).not.toContain("page");
});

test("a request without a host is refused", async () => {
  expect((await answerTo("GET /preview/ HTTP/1.0\r\n\r\n")).status).toBe(403);
});

test.each(["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])("%s is refused", async (method) => {
  expect((await asked("/preview/", { method })).status).toBe(405);
});

test("HEAD has the head alone", async () => {
  const { status, head, body } = await asked("/preview/", { method: "HEAD" });
  expect([status, body]).toEqual([200, ""]);
  expect(head).toContain("text/html");
});

test("the preview's page may load nothing from elsewhere and be sent nowhere", async () => {
  const { head } = await asked("/preview/");
  const policy = /Content-Security-Policy: (.*)/.exec(head)?.[1]?.trim() ?? "";
  const rules = new Map(policy.split("; ").map((rule) => [rule.split(" ")[0], rule.split(" ").slice(1)] as const));
  expect(rules.get("default-src")).toEqual(["'self'"]);
  for (const name of ["object-src", "base-uri", "form-action"]) expect(rules.get(name)).toEqual(["'none'"]);
  for (const name of ["script-src", "connect-src"]) expect(rules.has(name)).toBe(false);
  for (const [, sources] of rules) {
    for (const source of sources) expect(["'self'", "'none'", "'unsafe-inline'", "data:", "blob:"]).toContain(source);
  }
  expect(policy).not.toContain("unsafe-eval");
  expect([...rules].filter(([, sources]) => sources.includes("'unsafe-inline'")).map(([name]) => name)).toEqual([
    "style-src",
  ]);
});

test("nobody else on the network reaches it", async () => {
  const outer = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === "IPv4");
  const reached = await Promise.all(
    [...outer.map(({ address }) => address), "127.0.0.2"].map(
      (address) =>
        new Promise<boolean>((resolve) => {
          const socket = connect({ port, host: address, timeout: 1000 });
          const end = (isReached: boolean) => {
            socket.destroy();
            resolve(isReached);
          };
          socket
            .on("connect", () => end(true))
            .on("error", () => end(false))
            .on("timeout", () => end(false));
        }),
    ),
  );
  expect(reached.length).toBeGreaterThan(0);
  expect(reached).not.toContain(true);
});

test("a port that is taken is refused", async () => {
  await expect(startPreviewServer(folders, port)).rejects.toMatchObject({ code: "EADDRINUSE" });
});

test("closing ends connections that are kept open and frees the port", async () => {
  const other = await startPreviewServer(folders, 0);
  const otherPort = Number(new URL(other.address).port);
  const socket = connect(otherPort, "127.0.0.1");
  const isCut = new Promise((resolve) => socket.on("close", resolve));
  socket.on("error", () => undefined);
  const isAnswered = new Promise((resolve) => socket.once("data", resolve));
  socket.write(`GET /preview/ HTTP/1.1\r\nHost: localhost:${otherPort}\r\n\r\n`);
  await isAnswered;
  await other.close();
  await isCut;
  const again = await startPreviewServer(folders, otherPort);
  expect(again.address).toBe(`http://localhost:${otherPort}/preview/`);
  await again.close();
});
