import { resolve } from "node:path";

/**
 * How each file is called: by its name without the folder, and where two files share one, with as much of the folder as
 * tells them apart (`2026-01/invoice.csv`). In the order of the paths; the same file twice is called the same.
 */
export function fileNamesOf(paths: readonly string[]): readonly string[] {
  const parts = paths.map((path) => resolve(path).split(/[\\/]/));
  const ending = (of: readonly string[], count: number) => of.slice(-count).join("/");
  return parts.map((own) => {
    const whole = own.join("/");
    for (let count = 1; count < own.length; count += 1) {
      const name = ending(own, count);
      const shared = parts.some((other) => other.join("/") !== whole && ending(other, count) === name);
      if (!shared) return name;
    }
    return whole;
  });
}
