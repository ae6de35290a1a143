import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ANSWERED_CLASSES } from "../../preview/host/answered-classes";
import { TAUGHT_MEMBERS } from "../../preview/host/notes-of-office";
import { OFFICE_MEMBERS } from "../../preview/host/office-members";
import { isSetClaimed } from "../../preview/host/requirement-sets";
import { usedMembers, type UsedMember } from "./used-members";
import { INDEXER, wireSchema } from "./wire-schema";

const PROJECT = join(__dirname, "..", "..");
const schema = wireSchema();
const isTaught = (className: string, own: string): boolean => TAUGHT_MEMBERS[className]?.includes(own) === true;
const answered = new Map(ANSWERED_CLASSES.map((known) => [known.name, known]));

/** Members that every object has; the library answers them itself. */
const OF_EVERY_OBJECT = new Set(["load", "context", "isNullObject", "toJSON", "track", "untrack", "set"]);

function sources(folder: string): string[] {
  return readdirSync(join(PROJECT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(PROJECT, folder, name));
}

const reading = usedMembers(["src/excel", "src/functions", "src/taskpane", "src/live"].flatMap(sources));

/** Members of Excel's objects, one of each, with the class and the member's own name. */
const excelMembers = [...new Map(reading.members.map((member) => [member.name, member])).values()].flatMap((member) => {
  const [, className, name] = /^Excel\.(\w+)\.(\w+)$/.exec(member.name) ?? [];
  const isChecked = member.isOfObject && className !== undefined && name !== undefined && !OF_EVERY_OBJECT.has(name);
  return isChecked ? [{ ...member, className, own: name }] : [];
});

/** Members of the contexts themselves, which are no objects of the wire. */
const CONTEXT_CLASS = "RequestContext";

const minimum: Readonly<Record<string, string>> = Object.fromEntries(
  [...readFileSync(join(PROJECT, "manifest.xml"), "utf8").matchAll(/<Set Name="(\w+)" MinVersion="([\d.]+)"/g)].map(
    ([, name = "", version = ""]) => [name.toLowerCase(), version],
  ),
);

test("the schema of the installed Office.js is read, and the walk finds the code's members", () => {
  expect(schema.size).toBeGreaterThan(180);
  expect(schema.get("Range")?.members.get("values")).toBe("Values");
  expect(schema.get("WorksheetCollection")?.events.get("onChanged")).toBe("_RegisterDataChangedEvent");
  expect(excelMembers.map(({ name }) => name)).toContain("Excel.WorksheetCollection.onChanged");
  expect(minimum).toMatchObject({ excelapi: "1.9", sharedruntime: "1.1" });
});

test("every name in a load can be read off the code", () => {
  expect(reading.unreadable).toEqual([]);
});

const taughtWire = (own: string): string =>
  own === "items" || own === "getItem" ? INDEXER : `${own.slice(0, 1).toUpperCase()}${own.slice(1)}`;

test.each(excelMembers.filter(({ className }) => className !== CONTEXT_CLASS))(
  "$name exists in Office.js and is answered by the host",
  ({ className, own }) => {
    const known = schema.get(className);
    const wire = isTaught(className, own) ? taughtWire(own) : known?.members.get(own);
    const registration = known?.events.get(own);
    expect({ className, own, isKnown: wire !== undefined || registration !== undefined }).toMatchObject({
      isKnown: true,
    });
    const host = answered.get(className);
    expect(host?.name).toBe(className);
    if (wire === INDEXER) return expect(own === "items" || host?.table.item !== undefined).toBe(true);
    expect(host?.answered().map(({ wireName }) => wireName)).toContain(registration ?? wire);
  },
);

test("every member of Office is one that the library or the host is known to answer", () => {
  const used = reading.members.filter(({ name, isOfObject }) => isOfObject && name.startsWith("Office."));
  expect(
    used.filter(({ name }) => OFFICE_MEMBERS[name] === undefined).map(({ name, at }) => `${name} at ${at}`),
  ).toEqual([]);
});

/** The sets that a use needs beyond the manifest, and that its file does not ask for. */
function missingSets({ name, at, file, sets }: UsedMember): string[] {
  const asked = reading.checks.get(file) ?? [];
  return sets
    .filter(({ set, version }) => !isSetClaimed(minimum, set, version))
    .filter(
      ({ set, version }) =>
        !asked.some((check) => check.set === set && isSetClaimed({ [set.toLowerCase()]: check.version }, set, version)),
    )
    .map(({ set, version }) => `${name} at ${at} needs ${set} ${version}`);
}

test("every member belongs to a requirement set that the manifest asks for, or that its file checks", () => {
  expect(reading.members.flatMap(missingSets)).toEqual([]);
});

/** The runtime of custom functions sees the root of a request as a container of its own. */
const OTHER_ROOT = "Workbook.customFunctions";

test("every member the host answers exists in the installed Office.js", () => {
  const unknown = ANSWERED_CLASSES.flatMap((one) => {
    const known = schema.get(one.name);
    const wireNames = new Set([...(known?.members.values() ?? []), ...(known?.events.values() ?? [])]);
    for (const own of TAUGHT_MEMBERS[one.name] ?? []) wireNames.add(taughtWire(own));
    const own = one.answered().filter(({ wireName }) => known && !wireName.startsWith("_") && !wireNames.has(wireName));
    return own.map(({ member }) => member).filter((member) => member !== OTHER_ROOT);
  });
  expect(unknown).toEqual([]);
});
