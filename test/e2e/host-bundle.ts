import { join } from "node:path";
import { readFileSync } from "node:fs";
import webpack from "webpack";

/** The script of the host's test page, bundled for a browser. */
export async function hostPageScript(folder: string): Promise<string> {
  const compiler = webpack({
    mode: "none",
    entry: join(__dirname, "host-page.ts"),
    output: { path: folder, filename: "host-page.js" },
    resolve: { extensions: [".ts", ".js"] },
    module: { rules: [{ test: /\.ts$/, use: "swc-loader" }] },
  });
  await new Promise<void>((resolve, reject) => {
    compiler.run((error, stats) => {
      if (error) reject(error);
      else if (stats?.hasErrors()) reject(new Error(stats.toString({ all: false, errors: true })));
      else resolve();
    });
  });
  await new Promise((resolve) => compiler.close(resolve));
  return readFileSync(join(folder, "host-page.js"), "utf8");
}
