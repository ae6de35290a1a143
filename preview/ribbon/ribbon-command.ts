/** A button of the add-in's ribbon. */
export interface RibbonCommand {
  /** The control's id in the manifest. */
  readonly id: string;
  readonly label: string;
  readonly tip: string;
  /** Path of its picture on the add-in's own host, or `null`. */
  readonly icon: string | null;
  /** Opens the task pane, or runs a function of the add-in. */
  readonly action: { readonly kind: "showPane" } | { readonly kind: "run"; readonly functionName: string };
}

/** Buttons that belong together. */
export interface RibbonGroup {
  readonly label: string;
  readonly commands: readonly RibbonCommand[];
}

/** What the manifest says that a spreadsheet must know to start the add-in. */
export interface AddinManifest {
  readonly name: string;
  /** The namespace of the functions, "CSP". */
  readonly namespace: string;
  /** Paths on the add-in's own host. */
  readonly panePath: string;
  readonly metadataPath: string | null;
  readonly groups: readonly RibbonGroup[];
}

/** Reads the add-in's manifest. Throws where it is not one. */
export function addinManifest(xml: string): AddinManifest {
  const document = new DOMParser().parseFromString(xml, "application/xml");
  if (document.querySelector("parsererror") !== null || document.documentElement.localName !== "OfficeApp") {
    throw new RangeError("manifest.xml is not an add-in manifest");
  }
  const resources = new Map<string, string>();
  for (const resource of all(document, "Image", "Url", "String")) {
    resources.set(resource.getAttribute("id") ?? "", resource.getAttribute("DefaultValue") ?? "");
  }
  const named = (element: Element | undefined): string => resources.get(element?.getAttribute("resid") ?? "") ?? "";
  const location = all(document, "SourceLocation").find((one) => one.getAttribute("DefaultValue") !== null);
  const functions = all(document, "ExtensionPoint").find((one) => typeOf(one) === "CustomFunctions");
  const metadata = functions && all(functions, "Metadata")[0];
  return {
    name: all(document, "DisplayName")[0]?.getAttribute("DefaultValue") ?? "",
    namespace: functions === undefined ? "" : named(all(functions, "Namespace")[0]),
    panePath: pathOf(location?.getAttribute("DefaultValue") ?? ""),
    metadataPath: metadata === undefined ? null : pathOf(named(all(metadata, "SourceLocation")[0])),
    groups: all(document, "Group").map((group) => groupOf(group, named)),
  };
}

function groupOf(group: Element, named: (element: Element | undefined) => string): RibbonGroup {
  const label = Array.from(group.children).find((child) => child.localName === "Label");
  const buttons = all(group, "Control").filter((control) => typeOf(control) === "Button");
  return { label: named(label), commands: buttons.map((button) => commandOf(button, named)) };
}

function commandOf(button: Element, named: (element: Element | undefined) => string): RibbonCommand {
  const child = (name: string): Element | undefined =>
    Array.from(button.children).find((element) => element.localName === name);
  const images = all(button, "Image").sort((a, b) => sizeOf(a) - sizeOf(b));
  const icon = images.find((image) => sizeOf(image) >= 32) ?? images.at(-1);
  const tip = child("Supertip");
  const action = child("Action");
  const functionName = action && all(action, "FunctionName")[0]?.textContent?.trim();
  return {
    id: button.getAttribute("id") ?? "",
    label: named(child("Label")),
    tip: tip === undefined ? "" : named(all(tip, "Description")[0]),
    icon: icon === undefined ? null : pathOf(named(icon)),
    action:
      action !== undefined && typeOf(action) === "ExecuteFunction"
        ? { kind: "run", functionName: functionName ?? "" }
        : { kind: "showPane" },
  };
}

/** Elements by local name, whatever prefix the manifest gives its namespaces. */
const all = (root: Document | Element, ...names: readonly string[]): Element[] =>
  names.flatMap((name) => Array.from(root.getElementsByTagNameNS("*", name)));

const typeOf = (element: Element): string =>
  Array.from(element.attributes).find((attribute) => attribute.localName === "type")?.value ?? "";

const sizeOf = (image: Element): number => Number(image.getAttribute("size"));

/** The path of an address on the add-in's host: the preview serves the same files. */
function pathOf(address: string): string {
  if (address === "") return "";
  const url = new URL(address, "https://localhost/");
  return url.pathname + url.search;
}
