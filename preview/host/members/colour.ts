import { invalidArgument } from "../host-error";

/** The named colours that the host knows; others must be written "#RRGGBB". */
const NAMED: Readonly<Record<string, string>> = {
  black: "#000000",
  white: "#FFFFFF",
  red: "#FF0000",
  green: "#008000",
  blue: "#0000FF",
  yellow: "#FFFF00",
  orange: "#FFA500",
  gray: "#808080",
  grey: "#808080",
  pink: "#FFC0CB",
  purple: "#800080",
};

/** A colour as Excel hands it back: "#RRGGBB" in capitals. */
export function colourOf(value: unknown, location: string): string {
  const colour = typeof value === "string" ? (NAMED[value.toLowerCase()] ?? value) : "";
  const digits = /^#?([0-9a-f]{6})$/i.exec(colour)?.[1];
  if (digits === undefined) throw invalidArgument(location);
  return `#${digits.toUpperCase()}`;
}
