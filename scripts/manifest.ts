import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { OfficeAddinManifest } from "office-addin-manifest";
import type { Compiler } from "webpack";
import { LOCAL, manifestOf, PRODUCTION, ROOT } from "./variant";

/** Writes the manifests of both variants into `folder` and returns a line about each, read back from the file. */
export async function writeManifests(folder: string): Promise<readonly string[]> {
  const source = readFileSync(join(ROOT, "manifest.xml"), "utf8");
  mkdirSync(folder, { recursive: true });
  const lines: string[] = [];
  for (const variant of [PRODUCTION, LOCAL]) {
    const path = join(folder, variant.file);
    writeFileSync(path, manifestOf(source, variant));
    const written = await OfficeAddinManifest.modifyManifestFile(path, variant.id, variant.title);
    lines.push(`${path}: ${written.displayName} ${written.version} at ${written.defaultSettings?.sourceLocation}`);
  }
  return lines;
}

/** Puts the manifests beside the files that they point to, at the end of every build. */
export class ManifestPlugin {
  apply(compiler: Compiler): void {
    compiler.hooks.afterEmit.tapPromise("Manifest", async () => {
      await writeManifests(compiler.outputPath);
    });
  }
}

// npm run manifest -- [folder]
if (require.main === module) {
  void writeManifests(process.argv[2] ?? join(ROOT, "dist")).then((lines) => console.log(lines.join("\n")));
}
