import { refusalOf, rowsIn } from "./memory-file";

// Hundreds of files, or one of many megabytes, take their time on a busy machine.
jest.setTimeout(60_000);

const table = [
  ["ResellerMpnId", "Name", "Subtotal"],
  ["6048879", "Contoso, Ltd", "1.234,56"],
  ["6048880", 'The "Best" one', "0"],
  ["6048881", "Two\nlines", ""],
];

/** The table as text, quoted where the delimiter asks for it. */
function written(delimiter: string, lineBreak: string): string {
  const cell = (text: string) => (/["\n,;|\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return table.map((row) => row.map(cell).join(delimiter) + lineBreak).join("");
}

test.each([
  ["commas", ","],
  ["semicolons", ";"],
  ["tabs", "\t"],
  ["bars", "|"],
])("a file with %s between its cells is read whatever its name", async (_, delimiter) => {
  expect(await rowsIn("export.dat", written(delimiter, "\n"))).toEqual(table);
});

test.each([
  ["cut by the same character", ["Provider;1000001", "Period;01.03.2026", "Created;02.04.2026", "Lines;2"]],
  ["cut by another character", ["Provider,1000001", "Period,01.03.2026", "Created,02.04.2026", "Lines,2"]],
  ["with an empty second cell", ["Export;", "Provider;", "Period;", "Created;"]],
])("more title rows than the table has, %s, do not hide its delimiter", async (_, titles) => {
  const small = [
    ["ResellerMpnId", "InvoiceNumber", "ChargeStartDate", "Subtotal", "Currency", "Total"],
    ["6048879", "G1", "01.03.2026", "600,50", "USD", "600,50"],
    ["6048879", "G1", "01.03.2026", "600,50", "USD", "600,50"],
  ];
  const rows = await rowsIn("a.csv", [...titles, "", ...small.map((row) => row.join(";"))].join("\n") + "\n");
  expect(rows.slice(-3)).toEqual(small);
});

test.each([
  ["line feeds", "\n"],
  ["carriage returns with line feeds", "\r\n"],
])("rows end with %s, and a quoted line break ends none", async (_, lineBreak) => {
  expect(await rowsIn("a.csv", written(",", lineBreak))).toEqual(table);
});

test("rows end with carriage returns where there is no line feed", async () => {
  expect(await rowsIn("mac.csv", 'id,name\r1,"a, b"\r\r2,c\r')).toEqual([
    ["id", "name"],
    ["1", "a, b"],
    [],
    ["2", "c"],
  ]);
});

test("line feeds and carriage returns may be mixed, as in files put together from several", async () => {
  expect(await rowsIn("a.csv", 'id,name\n1,"a"\r\n2,b\r\n"3","c"\n')).toEqual([
    ["id", "name"],
    ["1", "a"],
    ["2", "b"],
    ["3", "c"],
  ]);
});

test("blank lines are rows without cells, so that row numbers stay true", async () => {
  expect(await rowsIn("a.csv", "\r\nid,name\r\n\r\n\n1,a\r\n\r\n")).toEqual([
    [],
    ["id", "name"],
    [],
    [],
    ["1", "a"],
    [],
  ]);
});

test("lines before the table do not decide the delimiter", async () => {
  const preamble = Array.from({ length: 48 }, (_, i) => (i % 20 === 0 ? `Note ${i}, by Bob` : `Note ${i}`)).join("\n");
  const rows = await rowsIn("a.csv", `${preamble}\nid;name;revenue\n1;a;2,50\n2;b;3,75\n3;c;1,25\n`);
  expect(rows.slice(48)).toEqual([
    ["id", "name", "revenue"],
    ["1", "a", "2,50"],
    ["2", "b", "3,75"],
    ["3", "c", "1,25"],
  ]);
});

test.each([
  ["decimal commas in every row", "id;amount;tax;total\n1;2,5;0,5;3,0\n2;2,5;0,5;3,0\n", 4],
  ["more commas in the names than there are columns", "Name;Price\nA, B, C, D;2\nE, F, G, H;3\nI, J, K, L;3\n", 2],
  ["semicolons inside quotation marks", 'id,tags\n1,"a;b;c;d"\n2,"a;b;c;d"\n', 2],
  ["Excel's own hint", "sep=;\nid,x;name,y\n1,2;3,4\n", 2],
  ["a tab between cells with commas", "id\tname\n1\tContoso, Ltd\n2\tFabrikam, Inc\n", 2],
  ["one data row", "id;name;onboarded\n6048879;Contoso, Ltd;18.07.2022\n", 3],
])("the delimiter is right in spite of %s", async (_, text, width) => {
  const rows = await rowsIn("a.csv", text);
  expect(rows.at(-1)).toHaveLength(width);
});

test("one column without any delimiter is a table too", async () => {
  expect(await rowsIn("ids.txt", "id\n1\n2\n")).toEqual([["id"], ["1"], ["2"]]);
});

describe("the end of a file", () => {
  const full = "id,name,amount\n1,a,1\n2,b,2\n";

  test.each([
    ["a last row as wide as the others", "3,c,3", ["3", "c", "3"]],
    ["a last row with an empty last cell", "3,c,", ["3", "c", ""]],
    ["a short row of totals", "Total,3", ["Total", "3"]],
    ["a quoted last cell", '3,c,"3"', ["3", "c", "3"]],
    ["a wider last row", "3,c,3,4", ["3", "c", "3", "4"]],
    ["a short row that a line break ends", "3\n", ["3"]],
  ])("is whole after %s", async (_, last, row) => {
    expect((await rowsIn("a.csv", full + last)).at(-1)).toEqual(row);
  });

  test("is whole where other rows leave out their last cells as well", async () => {
    expect(await rowsIn("list.csv", "id,name,notes\n1,a,x\n2,b\n3,c")).toHaveLength(4);
  });

  test.each([
    ["a row that lacks cells", "3,c"],
    ["a row of one piece", "3"],
    ["a quoted cell", '3,"c'],
    ["a quoted cell after a doubled quotation mark", '3,"c""'],
  ])("is cut off in %s", async (_, last) => {
    const { code, message } = await refusalOf("a.csv", full + last);
    expect(code).toBe("truncated");
    expect(message).toContain("4");
  });

  test("counts the rows before the table for nothing", async () => {
    expect((await refusalOf("a.csv", `Export\nof today\n${full}3,c`)).code).toBe("truncated");
    expect(await rowsIn("a.csv", `Export\nof today\n${full}3,c,3`)).toHaveLength(6);
  });
});

describe("quotation marks that do not pair up", () => {
  test("inside a quoted cell of one line mean themselves", async () => {
    expect(await rowsIn("a.csv", 'id,name\n1,"Contoso "West" Ltd"\n2,b\n')).toEqual([
      ["id", "name"],
      ["1", 'Contoso "West" Ltd'],
      ["2", "b"],
    ]);
  });

  test("in the middle of a cell without quotation marks mean themselves", async () => {
    expect(await rowsIn("a.csv", 'id,name\n1,Monitor 15"\n2,b\n')).toEqual([
      ["id", "name"],
      ["1", 'Monitor 15"'],
      ["2", "b"],
    ]);
  });

  test("never let rows run together in silence", async () => {
    const { code, message } = await refusalOf("a.csv", 'id,name\n1,"15 inch\n2,b\n3,"c"\n4,d\n');
    expect(code).toBe("damaged");
    expect(message).toContain("row 2");
  });

  test("never swallow the rest of the file", async () => {
    const rest = "2,b\n".repeat(200_000);
    const { code, message } = await refusalOf("a.csv", `id,name\n1,"15 inch\n${rest}`);
    expect(code).toBe("truncated");
    expect(message).toContain("row 2");
  });

  test("end the reading soon in a file of any length", async () => {
    const started = performance.now();
    const { code, message } = await refusalOf(
      "a.csv",
      `id,name\n1,"15 inch\n${"2,bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\n".repeat(1_000_000)}`,
    );
    expect(code).toBe("truncated");
    expect(message).toContain("row 2");
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
