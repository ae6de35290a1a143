import { DEFAULT_SETTINGS, type Settings } from "../core/rules/settings";

/** The settings that are not at their default. */
export function changedSettings(settings: Settings): ReadonlySet<keyof Settings> {
  const keys = Object.keys(DEFAULT_SETTINGS) as (keyof Settings)[];
  return new Set(keys.filter((key) => JSON.stringify(settings[key]) !== JSON.stringify(DEFAULT_SETTINGS[key])));
}

/** The minimum that was typed, USD: `null` for an empty field, and `before` for what is no positive amount. */
export function thresholdOf(text: string, before: number | null): number | null {
  const plain = text
    .replace(/[\s\u00a0$]/g, "")
    .replace(/,(?=\d{3}(\D|$))/g, "")
    .replace(",", ".");
  if (plain === "") return null;
  const usd = Number(plain);
  return Number.isFinite(usd) && usd > 0 ? usd : before;
}

/** The publishers that were typed, without outer spaces and empty names. */
export function publishersOf(text: string): readonly string[] {
  return text
    .split(";")
    .map((name) => name.trim())
    .filter(Boolean);
}
