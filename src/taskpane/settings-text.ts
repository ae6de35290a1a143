import { DEFAULT_SETTINGS, type Settings } from "../core/rules/settings";

/** The settings that are not at their default. */
export function changedSettings(settings: Settings): ReadonlySet<keyof Settings> {
  const keys = Object.keys(DEFAULT_SETTINGS) as (keyof Settings)[];
  return new Set(keys.filter((key) => JSON.stringify(settings[key]) !== JSON.stringify(DEFAULT_SETTINGS[key])));
}

/** The publishers that were typed, without outer spaces and empty names. */
export function publishersOf(text: string): readonly string[] {
  return text
    .split(";")
    .map((name) => name.trim())
    .filter(Boolean);
}
