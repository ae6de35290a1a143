import { browserProgram, type Machine } from "../browser";

const bare: Machine = {
  platform: "linux",
  architecture: "x64",
  variables: { PATH: "/usr/local/bin:/usr/bin" },
  isProgram: () => false,
  bundled: () => ({ path: "/unpacked/chromium", environment: { LD_LIBRARY_PATH: "/unpacked/lib" } }),
};

const having = (...programs: readonly string[]): Machine => ({
  ...bare,
  isProgram: (path) => programs.includes(path),
});

test.each<[string, Machine, string]>([
  [
    "CHROME_PATH comes first",
    { ...having("/my/chrome", "/usr/bin/google-chrome"), variables: { CHROME_PATH: "/my/chrome" } },
    "/my/chrome",
  ],
  [
    "Chrome comes before Edge and Chromium",
    having("/usr/bin/chromium", "/usr/bin/google-chrome"),
    "/usr/bin/google-chrome",
  ],
  ["Edge comes before Chromium", having("/usr/bin/chromium", "/usr/bin/microsoft-edge"), "/usr/bin/microsoft-edge"],
  ["any folder of the PATH counts", having("/usr/local/bin/chromium"), "/usr/local/bin/chromium"],
  ["on Linux x64 the bundled one is the last", bare, "/unpacked/chromium"],
  [
    "on a Mac the applications are looked at",
    {
      ...having("/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge"),
      platform: "darwin",
      architecture: "arm64",
    },
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  [
    "on Windows the program folders are",
    {
      ...having("C:\\Programs\\Google\\Chrome\\Application\\chrome.exe"),
      platform: "win32",
      variables: { PROGRAMFILES: "C:\\Programs" },
    },
    "C:\\Programs\\Google\\Chrome\\Application\\chrome.exe",
  ],
])("%s", (_, machine, path) => {
  expect(browserProgram(machine).path).toBe(path);
});

test("where there is no browser a sentence says what to install", () => {
  const mac: Machine = { ...bare, platform: "darwin", architecture: "arm64" };
  expect(() => browserProgram(mac)).toThrow(/Install one of them, or set CHROME_PATH/);
});

test("a CHROME_PATH that is no program is told, not passed over", () => {
  const machine: Machine = { ...having("/usr/bin/chromium"), variables: { CHROME_PATH: "/gone/chrome" } };
  expect(() => browserProgram(machine)).toThrow("CHROME_PATH names /gone/chrome");
});
