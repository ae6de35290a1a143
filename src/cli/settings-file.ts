import { readFile } from "node:fs/promises";
import { DEFAULT_SETTINGS, type Settings } from "../core/rules/settings";
import { Refusal } from "./refusal";

interface Rule {
  readonly allowed: string;
  readonly holds: (value: unknown) => boolean;
}

const oneOf = (...words: readonly string[]): Rule => ({
  allowed: words.map((word) => `"${word}"`).join(" or "),
  holds: (value) => typeof value === "string" && words.includes(value),
});

const RULES: Readonly<Record<keyof Settings, Rule>> = {
  thresholdUsd: {
    allowed: "a number above 0, or null for the minimum of the policy",
    holds: (value) => value === null || (typeof value === "number" && Number.isFinite(value) && value > 0),
  },
  window: oneOf("before-check-month", "with-check-month"),
  monthBasis: oneOf("invoice", "charge-start", "order-date"),
  dateOrder: oneOf("mdy", "dmy"),
  excludeCustomerCredit: { allowed: "true or false", holds: (value) => typeof value === "boolean" },
  excludePublishers: {
    allowed: 'a list of publisher names, such as ["Contoso"], or ["*"] for every publisher but Microsoft',
    holds: (value) => Array.isArray(value) && value.every((entry) => typeof entry === "string" && entry.trim() !== ""),
  },
};

/** The defaults with what the JSON text changes in them. Throws `Refusal`, naming the file, the key, what was found and what is allowed. */
export function settingsIn(text: string, file: string): Settings {
  const value = parsed(text, file);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Refusal(`${file}: the settings must be one JSON object, such as { "window": "with-check-month" }.`);
  }
  const changes = new Map<string, unknown>(Object.entries(value));
  for (const [key, found] of changes) {
    if (!isKey(key)) {
      throw new Refusal(`${file}: there is no setting “${key}”; allowed are ${Object.keys(RULES).join(", ")}.`);
    }
    const rule = RULES[key];
    if (!rule.holds(found)) {
      throw new Refusal(`${file}: the setting ${key} is ${foundInWords(found)}; allowed is ${rule.allowed}.`);
    }
  }
  // Each key and value was held against its rule above, which is what makes this the type.
  return { ...DEFAULT_SETTINGS, ...(Object.fromEntries(changes) as Partial<Settings>) };
}

/** The value as JSON writes it, but for a number beyond what can be held, which JSON would write as null. */
function foundInWords(value: unknown): string {
  if (typeof value === "number" && !Number.isFinite(value)) return "a number too large to be held";
  return JSON.stringify(value);
}

/** The settings in a file, or the defaults without one. Throws `Refusal`. */
export async function settingsFrom(path: string | null): Promise<Settings> {
  if (path === null) return DEFAULT_SETTINGS;
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new Refusal(`${path}: the settings cannot be read (${error.code ?? error.message}); name a JSON file.`);
  });
  return settingsIn(text.replace(/^\uFEFF/, ""), path);
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const where = error instanceof Error ? error.message : "";
    throw new Refusal(`${file}: this is not JSON (${where}); correct it or leave --settings out.`);
  }
}

const isKey = (key: string): key is keyof Settings => Object.hasOwn(RULES, key);
