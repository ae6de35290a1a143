import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** How a bundle is built: small, or readable with source maps. */
export type BuildMode = "production" | "development";

interface Bundle {
  readonly name: string;
  readonly config: string;
  /** Files and folders it is made of. */
  readonly inputs: readonly string[];
  /** A file that is there when it was built. */
  readonly output: string;
}

const SHARED = ["package.json", "package-lock.json", "tsconfig.base.json", ".swcrc"] as const;

const BUNDLES: readonly Bundle[] = [
  {
    name: "add-in",
    config: "webpack.config.js",
    inputs: [...SHARED, "webpack.config.js", "manifest.xml", "scripts", "src", "assets", "docs/functions"],
    output: "dist/taskpane.html",
  },
  {
    name: "preview",
    config: "preview/webpack.config.js",
    inputs: [...SHARED, "preview", "samples", "src/core", "src/files", "src/live/kept.ts"],
    output: ".cache/preview/index.html",
  },
];

/** Builds the add-in's bundle and the preview's page, each only where something it is made of has changed. `say` hears what goes on. */
export async function built(project: string, mode: BuildMode, say: (sentence: string) => void): Promise<void> {
  const results = await Promise.allSettled(
    BUNDLES.map(async (bundle) => {
      const stampFile = join(project, ".cache", `${bundle.name}.stamp`);
      const stamp = stampOf(project, bundle, mode);
      const isThere = existsSync(join(project, bundle.output));
      if (isThere && existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return;
      say(`Building the ${bundle.name}…`);
      await build(project, bundle, mode);
      mkdirSync(dirname(stampFile), { recursive: true });
      writeFileSync(stampFile, stamp);
    }),
  );
  for (const result of results) if (result.status === "rejected") throw result.reason;
}

/** The mode, and of each file its name, size and last change: one put in another's place may be older. */
function stampOf(project: string, bundle: Bundle, mode: BuildMode): string {
  const hash = createHash("sha256");
  for (const file of bundle.inputs.flatMap((input) => filesIn(join(project, input))).sort()) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return `${mode} ${hash.digest("hex")}`;
}

function filesIn(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** A process of its own for each build: they run beside each other and give their memory back. */
async function build(project: string, bundle: Bundle, mode: BuildMode): Promise<void> {
  const webpack = require.resolve("webpack/bin/webpack.js");
  const args = [webpack, "--config", join(project, bundle.config), "--mode", mode];
  const { code, output } = await new Promise<{ readonly code: number | null; readonly output: string }>(
    (resolve, reject) => {
      const child = spawn(process.execPath, args, { cwd: project, stdio: ["ignore", "pipe", "pipe"] });
      const parts: string[] = [];
      for (const stream of [child.stdout, child.stderr]) stream.on("data", (part: Buffer) => parts.push(String(part)));
      child.on("error", reject);
      child.on("close", (exit) => {
        resolve({ code: exit, output: parts.join("") });
      });
    },
  );
  if (code !== 0) throw new Error(`The ${bundle.name} could not be built.\n${output}`);
}
