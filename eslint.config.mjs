import office from "eslint-plugin-office-addins";
import tseslint from "typescript-eslint";

/** The outside world that a folder may not name. */
const forbid = (names, why) => names.map((name) => ({ name, message: why }));
const EXCEL = forbid(["Excel"], "Only src/excel speaks to Excel; take the Workbook interface.");
const OFFICE = forbid(["Office", "OfficeExtension"], "Only src/excel and the entry files know Office.");
const FUNCTIONS = forbid(["CustomFunctions"], "Only src/functions knows the custom-functions runtime.");
const imports = (patterns) => ["error", { patterns: patterns.map(([group, message]) => ({ group, message })) }];
const OUT_OF_CORE = [
  "**/files/**",
  "**/books/**",
  "**/excel/**",
  "**/live/**",
  "**/functions/**",
  "**/taskpane/**",
  "**/cli/**",
];
const NOT_SHIPPED = ["**/preview/**", "**/bench/**", "**/test/**", "**/samples/**"];

export default tseslint.config(
  { ignores: ["dist/**", "node_modules/**", ".cache/**", "test-output/**", "test/cases/**", "coverage/**"] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ["*.js", "*.mjs"] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true, allow: [{ name: "bigint", from: "lib" }] },
      ],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      eqeqeq: "error",
      "no-console": "error",
      "no-template-curly-in-string": "error",
    },
  },
  {
    files: ["**/*.js", "**/*.mjs", "webpack.config.js", "preview/webpack.config.js"],
    ...tseslint.configs.disableTypeChecked,
  },
  { files: ["**/*.js"], rules: { "@typescript-eslint/no-require-imports": "off" } },
  {
    files: ["src/**/*.ts", "src/**/*.tsx"],
    rules: {
      "no-restricted-imports": imports([
        [NOT_SHIPPED, "What ships imports nothing of the preview, the tests or the benchmarks."],
      ]),
    },
  },
  {
    files: ["src/core/**/*.ts"],
    rules: {
      "no-restricted-imports": imports([
        [[...OUT_OF_CORE, ...NOT_SHIPPED], "The core imports nothing outside itself."],
        [["node:*", "react", "react-dom"], "The core is pure: no Node, no React."],
        [["papaparse", "hucre", "hucre/*"], "The core reads cells; src/files reads files."],
      ]),
      "no-restricted-syntax": [
        "error",
        { selector: "NewExpression[callee.name='Date']", message: "No clock in the core: the day is an argument." },
        { selector: "MemberExpression[object.name='Date']", message: "No clock in the core: the day is an argument." },
        {
          selector: "MemberExpression[object.name='Math'][property.name='random']",
          message: "The core is deterministic.",
        },
      ],
    },
  },
  {
    files: ["src/files/**/*.ts"],
    rules: {
      "no-restricted-imports": imports([
        [
          [
            "**/books/**",
            "**/excel/**",
            "**/live/**",
            "**/functions/**",
            "**/taskpane/**",
            "**/cli/**",
            ...NOT_SHIPPED,
          ],
          "Files know only the core.",
        ],
        [["node:*"], "Only src/files/node-file.ts touches Node: the same readers serve the browser."],
      ]),
    },
  },
  {
    files: ["src/books/**/*.ts"],
    rules: {
      "no-restricted-imports": imports([
        [
          [
            "**/excel/**",
            "**/live/**",
            "**/functions/**",
            "**/taskpane/**",
            "**/cli/**",
            "react",
            "react-dom",
            ...NOT_SHIPPED,
          ],
          "The books know the core and the files.",
        ],
        [["node:*"], "The books live in a worker of the browser."],
      ]),
    },
  },
  { files: ["src/files/node-file.ts"], rules: { "no-restricted-imports": "off" } },
  {
    files: ["src/**/*.ts", "src/**/*.tsx"],
    ignores: ["src/excel/**", "src/taskpane/index.tsx", "src/functions/**"],
    rules: { "no-restricted-globals": ["error", ...EXCEL, ...OFFICE, ...FUNCTIONS] },
  },
  { files: ["src/functions/**/*.ts"], rules: { "no-restricted-globals": ["error", ...EXCEL, ...OFFICE] } },
  {
    files: ["src/functions/**/*.ts", "src/excel/**/*.ts", "src/live/**/*.ts"],
    rules: {
      "no-restricted-imports": imports([
        [["react", "react-dom", "@fluentui/*", "**/taskpane/**", "**/cli/**"], "Only the pane draws."],
        [NOT_SHIPPED, "What ships imports nothing of the preview, the tests or the benchmarks."],
      ]),
    },
  },
  {
    files: ["src/excel/**/*.ts"],
    plugins: { "office-addins": office },
    rules: {
      "office-addins/call-sync-after-load": "error",
      "office-addins/call-sync-before-read": "error",
      "office-addins/load-object-before-read": "error",
      "office-addins/no-context-sync-in-loop": "error",
      "office-addins/no-empty-load": "error",
      "office-addins/no-navigational-load": "error",
      "office-addins/no-office-initialize": "error",
      "office-addins/test-for-null-using-isNullObject": "error",
    },
  },
  {
    files: ["test/**/*.ts", "test/**/*.tsx", "bench/**/*.ts", "scripts/**/*.ts"],
    rules: { "no-console": "off" },
  },
);
