import type { ExcelHost } from "../excel-host";
import { invalidArgument, itemNotFound } from "../host-error";
import { ObjectClass, type HostObject } from "../object-class";
import { text } from "./range-target";

const xmlOf = (id: string, host: ExcelHost): string => {
  const xml = host.workbook.records.xmlParts.get(id);
  if (xml === undefined) throw itemNotFound("CustomXmlPart");
  return xml;
};

/** The default namespace of the root element; "" if it has none. */
const namespaceOf = (xml: string): string => /^[^<]*(?:<\?[^>]*>\s*)?<[^>]*\sxmlns="([^"]*)"/.exec(xml)?.[1] ?? "";

const found = (key: unknown, host: ExcelHost): HostObject | null =>
  host.workbook.records.xmlParts.has(String(key)) ? xmlPart.of(String(key)) : null;

function checked(xml: unknown, location: string): string {
  const part = text(xml, location);
  if (!/^\s*</.test(part)) throw invalidArgument(location);
  return part;
}

/** `CustomXmlPart` */
export const xmlPart = new ObjectClass<string>("CustomXmlPart", {
  identity: (id) => ({ Id: id }),
  members: {
    Id: { kind: "value", get: (id) => id },
    NamespaceUri: { kind: "value", get: (id, host) => namespaceOf(xmlOf(id, host)) },
    GetXml: { kind: "method", call: (id, _, host) => xmlOf(id, host) },
    SetXml: {
      kind: "method",
      call: (id, [xml], host) => void host.workbook.records.xmlParts.set(id, checked(xml, "CustomXmlPart.setXml")),
      assumed: "XML is not checked for being well-formed.",
    },
    Delete: { kind: "method", call: (id, _, host) => void host.workbook.records.xmlParts.delete(id) },
  },
});

const idsIn = (namespace: string, host: ExcelHost): string[] =>
  [...host.workbook.records.xmlParts].flatMap(([id, xml]) => (namespaceOf(xml) === namespace ? [id] : []));

/** `customXmlParts.getByNamespace()`, by the namespace. */
export const scopedXmlParts = new ObjectClass<string>("CustomXmlPartScopedCollection", {
  items: (namespace, host) => idsIn(namespace, host).map((id) => xmlPart.of(id)),
  item: (namespace, key, host) => (idsIn(namespace, host).includes(String(key)) ? xmlPart.of(String(key)) : null),
  members: {
    GetCount: { kind: "method", call: (namespace, _, host) => idsIn(namespace, host).length },
    GetOnlyItemOrNullObject: {
      kind: "method",
      call: (namespace, _, host) => {
        const [id, ...others] = idsIn(namespace, host);
        return id !== undefined && others.length === 0 ? xmlPart.of(id) : null;
      },
    },
  },
});

/** `workbook.customXmlParts` */
export const xmlParts = new ObjectClass<"workbook">("CustomXmlPartCollection", {
  items: (_, host) => [...host.workbook.records.xmlParts.keys()].map((id) => xmlPart.of(id)),
  item: (_, key, host) => found(key, host),
  members: {
    Add: {
      kind: "method",
      call: (_, [xml], host) => {
        const id = host.newId();
        host.workbook.records.xmlParts.set(id, checked(xml, "CustomXmlPartCollection.add"));
        return xmlPart.of(id);
      },
      assumed: "XML is not checked for being well-formed.",
    },
    GetByNamespace: { kind: "method", call: (_, [namespace]) => scopedXmlParts.of(String(namespace)) },
    GetCount: { kind: "method", call: (_, __, host) => host.workbook.records.xmlParts.size },
    GetItemOrNullObject: { kind: "method", call: (_, [key], host) => found(key, host) },
  },
});
