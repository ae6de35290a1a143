/** The word for that many of something: one `row`, two `rows`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return count === 1 ? one : many;
}
