// Builds the add-in into dist/, ready for any static host. Office.js is never bundled: Excel expects Microsoft's own copy.
const path = require("node:path");
const { require: loadTypeScript } = require("tsx/cjs/api");
const CopyPlugin = require("copy-webpack-plugin");
const CustomFunctionsMetadataPlugin = require("custom-functions-metadata-plugin");
const HtmlPlugin = require("html-webpack-plugin");
const { ManifestPlugin } = loadTypeScript("./scripts/manifest.ts", __filename);
const { pageOf } = loadTypeScript("./scripts/page.ts", __filename);
const { PRODUCTION, PRODUCT, readdressed } = loadTypeScript("./scripts/variant.ts", __filename);

const page = (toRoot) => (markdown) => pageOf(markdown.toString("utf8"), toRoot);

/** Help links of the formulas point to where this build will be served. */
class HelpAddressPlugin {
  apply(compiler) {
    const { sources, Compilation } = compiler.webpack;
    compiler.hooks.thisCompilation.tap("HelpAddress", (compilation) =>
      compilation.hooks.processAssets.tap(
        { name: "HelpAddress", stage: Compilation.PROCESS_ASSETS_STAGE_DERIVED },
        () =>
          compilation.updateAsset(
            "functions.json",
            (old) => new sources.RawSource(readdressed(old.source().toString(), PRODUCTION)),
          ),
      ),
    );
  }
}

/** @param {{ mode?: "production" | "development" }} [env] @param {{ mode?: "production" | "development" }} [argv] */
module.exports = (env = {}, argv = {}) => {
  const mode = argv.mode ?? env.mode ?? "production";
  /** @type {import("webpack").Configuration} */
  const configuration = {
    name: "add-in",
    mode,
    context: __dirname,
    entry: { taskpane: "./src/taskpane/index.tsx" },
    output: { path: path.join(__dirname, "dist"), filename: "[name].js", chunkFilename: "[name].js", clean: true },
    // Webpack's own "eval" source maps would need 'unsafe-eval', which the page's Content-Security-Policy refuses.
    devtool: mode === "production" ? false : "source-map",
    cache: { type: "filesystem", name: `add-in-${mode}`, version: `${PRODUCT.version} ${PRODUCTION.address}` },
    resolve: { extensions: [".ts", ".tsx", ".js", ".mjs"] },
    module: { rules: [{ test: /\.tsx?$/, exclude: /node_modules/, use: "swc-loader" }] },
    plugins: [
      new (require("webpack").DefinePlugin)({ PRODUCT_VERSION: JSON.stringify(PRODUCT.version) }),
      new CustomFunctionsMetadataPlugin({ output: "functions.json", input: "./src/functions/functions.ts" }),
      new HelpAddressPlugin(),
      new HtmlPlugin({
        template: "./src/taskpane/taskpane.html",
        filename: "taskpane.html",
        scriptLoading: "defer",
        minify: false,
      }),
      new CopyPlugin({
        patterns: [
          { from: "assets/*.png", to: "assets/[name][ext]" },
          { from: "src/taskpane/taskpane.css", to: "taskpane.css" },
          { from: "assets/pages/pages.css", to: "pages.css" },
          { from: "assets/pages/*.md", to: "[name].html", transform: page("") },
          {
            from: "docs/functions/*.md",
            to: "docs/functions/[name].html",
            transform: page("../../"),
            noErrorOnMissing: true,
          },
        ],
      }),
      new ManifestPlugin(),
    ],
    performance: { hints: false },
    // The loader of TypeScript in this file confuses the note-taking of the cache, which says so at length.
    infrastructureLogging: { level: "error" },
    stats: "errors-warnings",
  };
  return configuration;
};
