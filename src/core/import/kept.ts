/**
 * The text as a copy of its own. Engines keep a cut of a long text as a window onto it, so that one remembered id could
 * hold megabytes of its file alive; short cuts are always copies.
 */
export function keptText(text: string): string {
  return text.length < 13 ? text : (JSON.parse(JSON.stringify(text)) as string);
}
