/** @type {import("jest").Config} */
const transform = { "^.+\\.(m?[jt]sx?)$": ["@swc/jest"] };
// These packages ship as ECMAScript modules only; Jest runs CommonJS.
const transformIgnorePatterns = ["/node_modules/(?!(hucre|lodash-es|nanoid|rbush|quickselect|kdbush)/)"];

/** @param {string} name @param {string[]} testMatch @param {"node" | "jsdom"} testEnvironment */
const project = (displayName, testMatch, testEnvironment = "node", testEnvironmentOptions = {}) => ({
  displayName,
  testMatch: testMatch.map((pattern) => `<rootDir>/test/${pattern}`),
  testEnvironment,
  testEnvironmentOptions,
  transform,
  transformIgnorePatterns,
});

module.exports = {
  // A busy machine is no fault; nothing waits this long where all is well.
  testTimeout: 120_000,
  projects: [
    project("core", [
      "core/**/*.test.ts",
      "files/**/*.test.ts",
      "cli/**/*.test.ts",
      "cases.test.ts",
      "bench/**/*.test.ts",
    ]),
    project("office", [
      "host/**/*.test.ts",
      "books/**/*.test.ts",
      "excel/**/*.test.ts",
      "live/**/*.test.ts",
      "functions/**/*.test.ts",
      "package/**/*.test.ts",
      "preview/**/*.test.ts",
    ]),
    project("pane", ["taskpane/**/*.test.tsx"], "jsdom"),
    {
      ...project("browser", ["e2e/**/*.test.ts"]),
      globalSetup: "<rootDir>/test/e2e/global-setup.ts",
      globalTeardown: "<rootDir>/test/e2e/global-teardown.ts",
    },
  ],
};
