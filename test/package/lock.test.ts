import { readFileSync } from "node:fs";
import { join } from "node:path";

interface Locked {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly resolved?: string;
}

const { packages } = JSON.parse(readFileSync(join(__dirname, "../../package-lock.json"), "utf8")) as {
  readonly packages: Readonly<Record<string, Locked>>;
};

/** Whether a package finds another by walking up the folders. */
function finds(from: string, name: string): boolean {
  const at = `${from === "" ? "" : `${from}/`}node_modules/${name}`;
  if (at in packages) return true;
  const up = from.lastIndexOf("node_modules/");
  return from !== "" && finds(up <= 0 ? "" : from.slice(0, up - 1), name);
}

test("the lock file holds the packages of every system, so that a clean install works on each", () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !finds(path, name)),
  );
  expect(missing).toEqual([]);
});

test("the lock file names no address to download from", () => {
  expect(Object.values(packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
});
