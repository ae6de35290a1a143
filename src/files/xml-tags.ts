/** The attributes of a tag, by name with prefix. */
export type XmlAttributes = ReadonlyMap<string, string>;

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** The attributes of every tag of that local name, in the order of the document. Enough for lists such as those of sheets; not for text. */
export function tagsIn(xml: string, localName: string): XmlAttributes[] {
  const tag = new RegExp(`<(?:[\\w.-]+:)?${localName}((?:\\s+[\\w:.-]+\\s*=\\s*(?:"[^"]*"|'[^']*'))*)\\s*/?>`, "g");
  return [...xml.matchAll(tag)].map((match) => attributesIn(match[1] ?? ""));
}

function attributesIn(text: string): XmlAttributes {
  const attributes = new Map<string, string>();
  for (const [, name = "", double, single] of text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    attributes.set(name, unescaped(double ?? single ?? ""));
  }
  return attributes;
}

function unescaped(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      const code = hex ? parseInt(hex, 16) : decimal ? parseInt(decimal, 10) : NaN;
      if (code <= 0x10ffff) return String.fromCodePoint(code);
      return ENTITIES[name ?? ""] ?? whole;
    },
  );
}
