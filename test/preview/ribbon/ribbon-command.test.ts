/** @jest-environment jsdom */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { addinManifest } from "../../../preview/ribbon/ribbon-command";
import { all, manifestSource, ROOT, xmlOf } from "../../package/manifest";

const source = manifestSource();
const manifest = addinManifest(source);
const document = xmlOf(source);

test("what starts the add-in is read from the manifest: name, namespace, pane and list of functions", () => {
  expect(manifest.name).toBe("CSP Revenue Check");
  expect(manifest.namespace).toBe("CSP");
  expect(manifest.panePath).toMatch(/^\/(.*\/)?taskpane\.html/);
  expect(manifest.metadataPath).toMatch(/^\/(.*\/)?functions\.json/);
});

test("every button of the manifest is there, in its order and under its id", () => {
  const controls = all(document, "Control").map((control) => control.getAttribute("id"));
  expect(controls.length).toBeGreaterThan(3);
  expect(manifest.groups.flatMap(({ commands }) => commands.map(({ id }) => id))).toEqual(controls);
});

test("every button has words of the manifest, and an icon that is in the project", () => {
  const strings = new Map(
    all(document, "String").map((one) => [one.getAttribute("DefaultValue"), one.getAttribute("id")] as const),
  );
  for (const group of manifest.groups) {
    expect(strings.has(group.label)).toBe(true);
    for (const { label, tip, icon } of group.commands) {
      expect(strings.has(label)).toBe(true);
      expect(strings.has(tip)).toBe(true);
      expect(tip).not.toBe(label);
      const file = icon?.replace(/^.*\/assets\//, "") ?? "";
      expect({ icon, isThere: file !== "" && existsSync(join(ROOT, "assets", file)) }).toEqual({ icon, isThere: true });
    }
  }
});

test("buttons open the pane or run a function that the manifest names", () => {
  const actions = manifest.groups.flatMap(({ commands }) => commands.map(({ action }) => action));
  const named = all(document, "FunctionName").map((one) => one.textContent?.trim());
  const run = actions.flatMap((action) => (action.kind === "run" ? [action.functionName] : []));
  expect(run).toEqual(named);
  expect(run.length).toBeGreaterThan(0);
  expect(actions.some(({ kind }) => kind === "showPane")).toBe(true);
});

/** A manifest as small as it may be, with other prefixes than ours. */
const small = (button: string, resources = ""): string => `<?xml version="1.0"?>
<OfficeApp xmlns="http://schemas.microsoft.com/office/appforoffice/1.1" xmlns:x="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:b="http://schemas.microsoft.com/office/officeappbasictypes/1.0" xmlns:v="http://schemas.microsoft.com/office/taskpaneappversionoverrides">
  <DisplayName DefaultValue="Small &amp; new"/>
  <DefaultSettings><SourceLocation DefaultValue="https://addin.example/folder/pane.html?a=1#part"/></DefaultSettings>
  <v:VersionOverrides><v:Group id="g"><v:Label resid="g"/>${button}</v:Group>
  <v:Resources><b:String id="g" DefaultValue="Group"/><b:String id="l" DefaultValue="&lt;Label&gt;"/>${resources}</v:Resources>
  </v:VersionOverrides>
</OfficeApp>`;

const buttonOf = (inside: string): string =>
  `<v:Control x:type="Button" id="c"><v:Label resid="l"/>${inside}</v:Control>`;

const commandIn = (button: string, resources?: string) =>
  addinManifest(small(button, resources)).groups[0]?.commands[0];

test("an add-in without functions has none, and addresses keep their query and lose their host", () => {
  expect(addinManifest(small(""))).toEqual({
    name: "Small & new",
    namespace: "",
    panePath: "/folder/pane.html?a=1",
    metadataPath: null,
    groups: [{ label: "Group", commands: [] }],
  });
});

test("a label is plain text, and what the manifest leaves out is empty", () => {
  expect(commandIn(buttonOf(""))).toEqual({
    id: "c",
    label: "<Label>",
    tip: "",
    icon: null,
    action: { kind: "showPane" },
  });
  expect(
    commandIn(buttonOf('<v:Action x:type="ExecuteFunction"><v:FunctionName> run </v:FunctionName></v:Action>'))?.action,
  ).toEqual({ kind: "run", functionName: "run" });
});

test.each([
  [[16, 32, 80], 32],
  [[80, 16], 80],
  [[80, 48, 16], 48],
  [[20, 16], 20],
])("of pictures with the sizes %j the one of %d is taken", (sizes, taken) => {
  const images = sizes.map((size) => `<b:Image size="${size}" resid="i${size}"/>`).join("");
  const resources = sizes
    .map((size) => `<b:Image id="i${size}" DefaultValue="https://addin.example/${size}.png"/>`)
    .join("");
  expect(commandIn(buttonOf(`<v:Icon>${images}</v:Icon>`), resources)?.icon).toBe(`/${taken}.png`);
});

test("what is no button is no command", () => {
  expect(commandIn('<v:Control x:type="Menu" id="m"><v:Label resid="l"/></v:Control>')).toBeUndefined();
});

test.each(["", "text", "<OfficeApp>", "<html/>", '{"manifest": 1}', "<a><b></a>"])(
  "%j is refused as no manifest",
  (xml) => {
    expect(() => addinManifest(xml)).toThrow("manifest.xml is not an add-in manifest");
  },
);
