import stringWidth from "string-width";

/**
 * Text from a file as it may be shown on a terminal: characters that would move the cursor, change colours or turn the
 * direction of writing become a visible mark.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069\u200E\u200F]/gu, "\u00B7");
}

/** Columns the text takes on a terminal; a wide character takes two. */
export function widthOf(text: string): number {
  // Latin text is by far the most frequent, and measuring each of its characters slow.
  return /^[ -~À-ɏ“”‘’–…]*$/.test(text) ? text.length : stringWidth(text);
}

/** The text in exactly `width` columns: padded, or cut with an ellipsis. */
export function fitted(text: string, width: number, align: "left" | "right"): string {
  const cut = truncated(text, width);
  const padding = " ".repeat(width - widthOf(cut));
  return align === "right" ? padding + cut : cut + padding;
}

/** The text in at most `width` columns; where it is cut it ends in an ellipsis. Never parts a character from its accents. */
export function truncated(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = "";
  for (const { segment } of new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text)) {
    if (widthOf(kept + segment) > width - 1) break;
    kept += segment;
  }
  return width > 0 ? `${kept}…` : "";
}

/** The words in lines of at most `width` columns; a word that is longer is cut. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  let lineWidth = 0;
  for (const word of text.split(" ")) {
    const wordWidth = widthOf(word);
    if (line !== "" && lineWidth + 1 + wordWidth > width) {
      lines.push(truncated(line, width));
      line = word;
      lineWidth = wordWidth;
    } else {
      lineWidth += line === "" ? wordWidth : wordWidth + 1;
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, truncated(line, width)];
}
