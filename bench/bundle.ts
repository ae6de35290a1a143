import { join } from "node:path";
import webpack, { type Configuration } from "webpack";

const ROOT = join(__dirname, "..");
const FOLDER = join(ROOT, ".cache/bench");

/** As the add-in is bundled: the same compiler, target and minimizer. Peers come from `node_modules` as they are. */
const CONFIGURATION: Configuration = {
  mode: "production",
  target: "node20",
  context: ROOT,
  entry: { child: "./bench/child.ts" },
  output: { path: FOLDER, filename: "[name].js", chunkFilename: "[name].js" },
  externals: { "@duckdb/node-api": "commonjs @duckdb/node-api", arquero: "import arquero" },
  devtool: false,
  resolve: { extensions: [".ts", ".js"] },
  module: { rules: [{ test: /\.ts$/, exclude: /node_modules/, use: "swc-loader" }] },
};

let made: Promise<string> | undefined;

/** The script that runs the jobs, bundled once per run. Throws what the bundler found wrong. */
export function bundledChild(): Promise<string> {
  made ??= new Promise((resolve, reject) => {
    webpack(CONFIGURATION, (error, stats) => {
      if (error) reject(error);
      else if (stats?.hasErrors() === true) reject(new Error(stats.toString("errors-only")));
      else resolve(join(FOLDER, "child.js"));
    });
  });
  return made;
}
