import { caseFolder, CASES, fillOf, statusName, statusOf, watchListOf, type CaseFolder } from "./case-folder";
import { listed, openTab, tiles, type ShownReseller } from "./pane-reading";
import { highlight, leaveBrowser, openFiles, openPreview, review, setAsOf, type PreviewPage } from "./preview-page";
import { until } from "./until";

/** A text table gives a sheet of the file's name; the sheet of a workbook keeps its own. */
const SHEETS_OF_WORKBOOKS: Readonly<Record<string, string>> = { "graph.xlsx": "Export" };

const HALF_A_CENT = 0.005 + 1e-9;

let preview: PreviewPage;

beforeAll(async () => {
  preview = await openPreview();
});

afterAll(async () => {
  await preview.close();
  await leaveBrowser();
});

test("there are cases", () => {
  expect(CASES.length).toBeGreaterThanOrEqual(9);
});

describe.each(CASES)("the case “%s”, its files opened as the sheets of one workbook", (name) => {
  const folder = caseFolder(name);
  const { resellers, tieOut } = folder;

  beforeAll(async () => {
    await openFiles(preview, [...folder.files]);
    await setAsOf(preview.pane, folder.asOf);
    await review(preview.pane);
  });

  test("gives the expected counts by status", async () => {
    const counts: Record<string, number> = {};
    for (const { status } of resellers) counts[statusName(status)] = (counts[statusName(status)] ?? 0) + 1;
    const { "Need attention": many, "Needs attention": one, ...shown } = await tiles(preview.pane);
    expect(shown).toEqual(counts);
    expect(many ?? one).toBe(watchListOf(resellers).length);
  });

  test("lists the flagged resellers, most urgent first, with the days left", async () => {
    const expected = watchListOf(resellers);
    const { pane } = preview;
    await openTab(pane, /^Watch list$/);
    const shown = expected.length === 0 ? [] : await listed(pane, "Watch list");
    if (expected.length === 0) await pane.getByText(/nobody with a check in the next 90 days is short/).waitFor();
    expect(shown.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
    expect(
      shown.map(({ urgency }) => urgency.replace(/[^\d]*(?=\d+ days? left)|days? left| |Within \d+/g, "")),
    ).toEqual(expected.map(({ stage, daysLeft }) => (stage === "check-month" ? "Checkmonth" : String(daysLeft))));
  });

  test("shows every reseller's status, TTM and shortfall", async () => {
    await openTab(preview.pane, /^All$/);
    expect(differences(folder, await listed(preview.pane, "Resellers"))).toEqual([]);
  });

  test("ties out to the cent, source by source", async () => {
    const { pane } = preview;
    const lines = tieOut.reduce((sum, row) => sum + row.lines, 0).toLocaleString("en-US");
    await pane.getByText(`Ties out: all ${lines} lines are accounted for, to the cent.`).waitFor();
    await openTab(pane, /^Data/);
    const shown = await pane.locator("details > summary").allTextContents();
    const money = (amount: number, currency: string): string => {
      const text = amount.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
      return currency === "USD" ? `$${text}`.replace("$-", "-$") : `${text} ${currency}`;
    };
    expect([...shown].sort()).toEqual(
      tieOut
        .map(({ source, currency, amount, lines: count }) => {
          const sheet = SHEETS_OF_WORKBOOKS[source] ?? source.replace(/\.[^.]*$/, "");
          return `${sheet}: ${money(amount, currency)} in ${count.toLocaleString("en-US")} lines, ties out`;
        })
        .sort(),
    );
  });

  test("answers =CSP.TTM and =CSP.STATUS in cells for every reseller", async () => {
    const { page } = preview;
    await page.evaluate(
      (ids) => {
        window.preview.addSheet("Answers");
        const rows = ids.map((id, at) => [Number(id), `=CSP.TTM(A${at + 2})`, `=CSP.STATUS(A${at + 2})`]);
        window.preview.paste("Answers", "A2", rows);
      },
      resellers.map(({ id }) => id),
    );
    const last = resellers.length + 1;
    const cells = await until(
      "all formulas have answered",
      () => page.evaluate((area) => window.preview.getCells("Answers", area), `A2:C${last}`),
      (rows) => rows.every(([, ttm, status]) => typeof ttm === "number" && typeof status === "string" && status !== ""),
    );
    const shown = cells.map(([id, ttm, status]): ShownReseller => ({
      id: String(id),
      status: String(status),
      urgency: "",
      ttmUsd: Number(ttm),
      shortfallUsd: null,
    }));
    expect(differences(folder, shown, { withShortfall: false })).toEqual([]);
  });

  test("colours the rows of the flagged resellers, writes every status beside the list, and takes it all away again", async () => {
    const { pane } = preview;
    await highlight(pane, true);
    const rows = await listRows(preview);
    const known = new Map(resellers.map((reseller) => [reseller.id, reseller]));
    const wrong = rows.filter(({ id, fill, status, priority }) => {
      const reseller = known.get(id);
      if (!reseller) return fill !== null || status !== "";
      const expected = reseller.flagged ? fillOf(reseller) : null;
      return fill !== expected || !statusOf(reseller).test(status) || (priority === "") === reseller.flagged;
    });
    expect(rows.length).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
    await highlight(pane, false);
    const left = (await listRows(preview)).filter(({ fill, status }) => fill !== null || status !== "");
    expect(left).toEqual([]);
  });
});

test("in all of that nothing was asked of another machine, and nothing complained", () => {
  expect(preview.complaints).toEqual({ elsewhere: [], said: [] });
});

/** What differs between the resellers of a case and what was shown of them. */
function differences(
  { resellers }: CaseFolder,
  shown: readonly ShownReseller[],
  { withShortfall = true } = {},
): readonly string[] {
  const byId = new Map(shown.map((reseller) => [reseller.id, reseller]));
  const counts = byId.size === resellers.length ? [] : [`${resellers.length} expected, ${byId.size} shown`];
  const near = (a: number | null, b: number | null): boolean =>
    a === null || b === null ? a === b : Math.abs(a - b) <= HALF_A_CENT;
  return resellers.reduce<readonly string[]>((found, reseller) => {
    const { id, ttmUsd, shortfallUsd } = reseller;
    const seen = byId.get(id);
    if (!seen) return [...found, `${id} is not shown`];
    const isRight =
      near(ttmUsd, seen.ttmUsd) &&
      statusOf(reseller).test(seen.status) &&
      (!withShortfall || near(shortfallUsd, seen.shortfallUsd));
    return isRight ? found : [...found, `${JSON.stringify(reseller)} is shown as ${JSON.stringify(seen)}`];
  }, counts);
}

interface ListRow {
  readonly id: string;
  /** The fill that is seen in the row's first cell. */
  readonly fill: string | null;
  /** What our columns say; "" where they are not there. */
  readonly status: string;
  readonly priority: string;
}

/** The rows of the sheet "resellers" as they look. */
function listRows({ page }: PreviewPage): Promise<readonly ListRow[]> {
  return page.evaluate(() => {
    const [headers = [], ...rows] = window.preview.getCells("resellers", window.preview.used("resellers") ?? "A1");
    const own = (row: typeof headers, header: string): string => String(row[headers.indexOf(header)] ?? "");
    return rows.map((row, at) => ({
      id: String(row[0]),
      fill: window.preview.getShownFill("resellers", `A${at + 2}`),
      status: own(row, "CSP status"),
      priority: own(row, "CSP priority"),
    }));
  });
}
