import { running, type Running } from "./running";

let all: Running;
beforeEach(async () => {
  all = await running([
    { name: "Mine", rows: [[1], [2], [3]] },
    { name: "Other", rows: [[1]] },
  ]);
});
afterEach(() => all.office.channel.close());

const notesOf = (context: Excel.RequestContext, name: string): Excel.NoteCollection =>
  context.workbook.worksheets.getItem(name).notes;

async function told(context: Excel.RequestContext, name: string): Promise<readonly (readonly [string, string])[]> {
  const notes = notesOf(context, name);
  notes.load("items/content");
  await context.sync();
  const places = notes.items.map((note) => note.getLocation());
  for (const place of places) place.load("address");
  await context.sync();
  return notes.items.map(({ content }, at) => [content, places[at]?.address ?? ""]);
}

test("notes stay at their cells when rows come in, and go with their sheet", () =>
  all.run(async (context) => {
    notesOf(context, "Mine").add("B3", "first");
    notesOf(context, "Mine").add(context.workbook.worksheets.getItem("Mine").getRange("A1"), "second");
    notesOf(context, "Other").add("A1", "elsewhere");
    await context.sync();
    context.workbook.worksheets.getItem("Mine").getRange("2:2").insert("Down");
    await context.sync();
    expect(await told(context, "Mine")).toEqual([
      ["first", "Mine!B4"],
      ["second", "Mine!A1"],
    ]);
    context.workbook.worksheets.getItem("Other").delete();
    await context.sync();
    expect([...all.workbook.records.notes.values()].map(({ content }) => content)).toEqual(["first", "second"]);
  }));

test("a note is found by its cell, changed and deleted", () =>
  all.run(async (context) => {
    const notes = notesOf(context, "Mine");
    notes.add("A1", "first");
    notes.add("A2", "second");
    await context.sync();
    notes.getItem("A2").content = "changed";
    notes.getItem("A1").delete();
    const count = notes.getCount();
    await context.sync();
    expect(count.value).toBe(1);
    expect(await told(context, "Mine")).toEqual([["changed", "Mine!A2"]]);
  }));

test("a cell has one remark, a note or a comment", async () => {
  await all.run(async (context) => {
    notesOf(context, "Mine").add("A1", "a note");
    context.workbook.comments.add("Mine!A2", "a comment");
    await context.sync();
  });
  const second = (cell: string) => (context: Excel.RequestContext) => {
    notesOf(context, "Mine").add(cell, "another");
    return context.sync();
  };
  expect(await all.codeOf(second("A1"))).toBe("ItemAlreadyExists");
  expect(await all.codeOf(second("A2"))).toBe("ItemAlreadyExists");
  expect(await all.codeOf(second("A1:A2"))).toBe("InvalidArgument");
  expect(await all.codeOf((context) => (context.workbook.comments.add("Mine!A1", "another"), context.sync()))).toBe(
    "ItemAlreadyExists",
  );
});
