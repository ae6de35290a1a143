// Builds the preview's own page into .cache/preview; the add-in's bundle is built by webpack.config.js at the top.
const path = require("node:path");
const CopyPlugin = require("copy-webpack-plugin");
const HtmlPlugin = require("html-webpack-plugin");
const { IgnorePlugin } = require("webpack");

const univer = (name) => path.join(__dirname, `../node_modules/@univerjs/${name}/lib/index.css`);

/** @param {{ mode?: "production" | "development" }} [env] @param {{ mode?: "production" | "development" }} [argv] @returns {import("webpack").Configuration} */
module.exports = (env = {}, argv = {}) => {
  const mode = argv.mode ?? env.mode ?? "production";
  return {
    name: "preview",
    mode,
    context: path.join(__dirname, ".."),
    entry: { preview: "./preview/main.ts" },
    output: {
      path: path.join(__dirname, "../.cache/preview"),
      filename: "[name].js",
      chunkFilename: "[name].js",
      clean: true,
    },
    // Webpack's own "eval" source maps would need 'unsafe-eval', which the page's Content-Security-Policy refuses.
    devtool: mode === "production" ? false : "source-map",
    cache: { type: "filesystem", name: `preview-${mode}`, buildDependencies: { config: [__filename] } },
    resolve: { extensions: [".ts", ".tsx", ".js", ".mjs"] },
    module: {
      rules: [
        { test: /\.tsx?$/, exclude: /node_modules/, use: "swc-loader" },
        // Some of the spreadsheet's packages import without file endings although they call themselves modules.
        { test: /\.m?js$/, resolve: { fullySpecified: false } },
      ],
    },
    plugins: [
      // Hyphenation of some eighty languages; English is all the spreadsheet asks for.
      new IgnorePlugin({
        resourceRegExp: /^\.\/(?!en-gb-)[a-z]{2,3}(-[a-z0-9]+)*-[\w-]{8}\.js$/,
        contextRegExp: /engine-render[\\/]lib[\\/]es$/,
      }),
      new HtmlPlugin({ template: "./preview/index.html", filename: "index.html", scriptLoading: "defer" }),
      new CopyPlugin({
        patterns: [
          { from: "preview/page.css", to: "page.css" },
          { from: univer("preset-sheets-core"), to: "sheet-core.css" },
          { from: univer("preset-sheets-conditional-formatting"), to: "sheet-conditional-formatting.css" },
          { from: univer("preset-sheets-filter"), to: "sheet-filter.css" },
          { from: univer("preset-sheets-sort"), to: "sheet-sort.css" },
        ],
      }),
    ],
    // Read from this machine alone: making 17 MB smaller would take minutes and save nothing.
    optimization: { minimize: false },
    performance: { hints: false },
    stats: "errors-warnings",
  };
};
