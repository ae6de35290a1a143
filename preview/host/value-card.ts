import { displayText } from "./display-text";

/** What belongs to a value and is shown beside its cell. */
export interface ValueCard {
  /** `null` where the value names none. */
  readonly title: string | null;
  readonly fields: readonly { readonly name: string; readonly text: string }[];
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * The card of a value that a function returned, as Excel's cell values describe it: its properties in the order of its
 * layout, or as they come. `null` for a value without properties.
 */
export function cardOf(value: unknown): ValueCard | null {
  const properties = fieldsOf(fieldsOf(value)["properties"]);
  if (Object.keys(properties).length === 0) return null;
  const layout = fieldsOf(fieldsOf(fieldsOf(value)["layouts"])["card"]);
  const titled = fieldsOf(layout["title"])["property"];
  const title = typeof titled === "string" && titled in properties ? shownText(properties[titled]) : textOf(value);
  const names = namesIn(layout["sections"], properties).filter((name) => name !== titled);
  return { title, fields: names.map((name) => ({ name, text: shownText(properties[name]) })) };
}

/** The properties of the sections in their order; all of them where no section names any. */
function namesIn(sections: unknown, properties: Fields): readonly string[] {
  const named = listOf(sections)
    .flatMap((section) => listOf(fieldsOf(section)["properties"]))
    .filter((name): name is string => typeof name === "string" && name in properties);
  return named.length === 0 ? Object.keys(properties) : named;
}

function textOf(value: unknown): string | null {
  const { text } = fieldsOf(value);
  return typeof text === "string" && text !== "" ? text : null;
}

/** What a property shows: numbers by their format, other objects by their text or basic value. */
function shownText(value: unknown): string {
  if (typeof value === "number" || typeof value === "string" || typeof value === "boolean") {
    return displayText(value, "General");
  }
  const { basicValue, numberFormat } = fieldsOf(value);
  if (typeof basicValue === "number" && typeof numberFormat === "string") return displayText(basicValue, numberFormat);
  return textOf(value) ?? (basicValue === undefined ? "" : shownText(basicValue));
}

const fieldsOf = (value: unknown): Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
