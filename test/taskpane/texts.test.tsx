import { webDarkTheme, webLightTheme } from "@fluentui/react-components";
import { DEFAULT_SETTINGS } from "../../src/core/rules/settings";
import { formatsOf } from "../../src/taskpane/formats";
import { minimumTyped } from "../../src/taskpane/minimum-text";
import { changedSettings, publishersOf } from "../../src/taskpane/settings-text";
import { contrastTheme, themeOf } from "../../src/taskpane/theme";
import { countsByStatus, matching, watchList } from "../../src/taskpane/urgency";
import { inventedReview } from "./fixture";

const spaced = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

test.each`
  locale     | usd              | minimum       | day               | span
  ${"en-US"} | ${"$1,234.50"}   | ${"$1,000"}   | ${"Apr 20, 2026"} | ${"Apr 2025 – Mar 2026"}
  ${"de-DE"} | ${"1.234,50 $"}  | ${"1.000 $"}  | ${"20.04.2026"}   | ${"Apr. 2025 – März 2026"}
  ${"en-GB"} | ${"US$1,234.50"} | ${"US$1,000"} | ${"20 Apr 2026"}  | ${"Apr 2025 – Mar 2026"}
`(
  "numbers and dates are written as in $locale",
  ({ locale, usd, minimum, day, span }: Readonly<Record<string, string>>) => {
    const formats = formatsOf(locale);
    expect(spaced(formats.usd(1234.5))).toBe(usd);
    expect(spaced(formats.minimum(1000))).toBe(minimum);
    expect(spaced(formats.day("2026-04-20"))).toBe(day);
    expect(spaced(formats.span({ first: "2025-04", last: "2026-03" }))).toBe(span);
  },
);

test("an amount whose currency has no known code still shows it", () => {
  expect(formatsOf("en-US").money(5, "X?")).toBe("5.00 X?");
});

test.each`
  locale     | typed          | usd        | why
  ${"en-US"} | ${""}          | ${null}    | ${"empty goes back to the rule"}
  ${"en-US"} | ${"1500"}      | ${1500}    | ${"a number"}
  ${"en-US"} | ${"1,500"}     | ${1500}    | ${"with a thousands separator"}
  ${"en-US"} | ${"1,500.25"}  | ${1500.25} | ${"with cents"}
  ${"en-US"} | ${"1500,5"}    | ${1500.5}  | ${"with a decimal comma, which can be nothing else"}
  ${"en-US"} | ${"$ 900"}     | ${900}     | ${"with the dollar sign"}
  ${"en-US"} | ${"USD 900"}   | ${900}     | ${"with the currency"}
  ${"de-DE"} | ${"1.000"}     | ${1000}    | ${"with the thousands separator of the pane"}
  ${"de-DE"} | ${"1.000,50"}  | ${1000.5}  | ${"with the cents of the pane"}
  ${"de-DE"} | ${"1000.50"}   | ${1000.5}  | ${"with a decimal point, which can be nothing else"}
  ${"de-DE"} | ${"1.000.000"} | ${1e6}     | ${"with two of them"}
  ${"de-CH"} | ${"1’000.50"}  | ${1000.5}  | ${"with an apostrophe"}
  ${"fr-FR"} | ${"1 000,50"}  | ${1000.5}  | ${"with a space"}
`(
  "in $locale a minimum typed as “$typed” is taken: $why",
  ({ locale, typed, usd }: { locale: string; typed: string; usd: number | null }) => {
    expect(minimumTyped(typed, formatsOf(locale).marks)).toEqual({ at: "good", usd });
  },
);

test.each`
  locale     | typed         | says
  ${"en-US"} | ${"0"}        | ${"“0” is no amount above 0, so the minimum stays as it was."}
  ${"en-US"} | ${"-5"}       | ${"“-5” is no amount above 0, so the minimum stays as it was."}
  ${"en-US"} | ${"a lot"}    | ${"“a lot” is no amount above 0, so the minimum stays as it was."}
  ${"en-US"} | ${"1,50,0.2"} | ${"“1,50,0.2” is no amount above 0, so the minimum stays as it was."}
  ${"en-US"} | ${"."}        | ${"“.” is no amount above 0, so the minimum stays as it was."}
  ${"en-US"} | ${"$"}        | ${"“$” is no amount above 0, so the minimum stays as it was."}
  ${"en-US"} | ${"1.000"}    | ${"“1.000” could mean 1000 or 1.00, so the minimum stays as it was."}
  ${"de-DE"} | ${"1,250"}    | ${"“1,250” could mean 1250 or 1,25, so the minimum stays as it was."}
  ${"fr-FR"} | ${"1.000"}    | ${"“1.000” could mean 1000 or 1.00, so the minimum stays as it was."}
`(
  "in $locale a minimum typed as “$typed” is refused",
  ({ locale, typed, says }: { locale: string; typed: string; says: string }) => {
    expect(minimumTyped(typed, formatsOf(locale).marks)).toEqual({
      at: "refused",
      because: expect.stringContaining(says) as unknown,
    });
  },
);

test("publishers are split at semicolons, without spaces and empty names", () => {
  expect(publishersOf(" Adobe Inc.;; Contoso, Ltd ; ")).toEqual(["Adobe Inc.", "Contoso, Ltd"]);
});

test("only settings that differ from the usual are marked as the user's own", () => {
  expect(changedSettings(DEFAULT_SETTINGS).size).toBe(0);
  expect([...changedSettings({ ...DEFAULT_SETTINGS, thresholdUsd: 5, excludePublishers: ["*"] })]).toEqual([
    "thresholdUsd",
    "excludePublishers",
  ]);
});

test.each([
  {
    why: "a contrast theme of the system wins",
    office: "#ffffff",
    dark: false,
    forced: true,
    theme: contrastTheme,
  },
  {
    why: "Office's dark theme wins over a light system",
    office: "#292929",
    dark: false,
    forced: false,
    theme: webDarkTheme,
  },
  {
    why: "Office's light theme wins over a dark system",
    office: "#F5F5F5",
    dark: true,
    forced: false,
    theme: webLightTheme,
  },
  {
    why: "without a word from Office the system decides",
    office: null,
    dark: true,
    forced: false,
    theme: webDarkTheme,
  },
  {
    why: "a colour that cannot be read counts as light",
    office: "white",
    dark: true,
    forced: false,
    theme: webLightTheme,
  },
])("$why", ({ office, dark, forced, theme }) => {
  expect(themeOf({ officeBackground: office, prefersDark: dark, forcedColors: forced })).toBe(theme);
});

test("the watch list holds the flagged resellers, nearest check first", async () => {
  const list = watchList(await inventedReview());
  expect(list.map((reseller) => [reseller.daysLeft, reseller.status, reseller.id])).toEqual([
    [0, "below", "5501200"],
    [10, "below", "4847383"],
    [41, "below", "5501201"],
    [41, "on-track", "4847433"],
    [71, "below", "6048879"],
  ]);
});

test("the search takes every word in any order, from name and id, and the status narrows it", async () => {
  const review = await inventedReview();
  const ids = (...rest: [Parameters<typeof matching>[1], string]) => matching(review, ...rest).map((one) => one.id);
  expect(ids(null, "SERVICES contoso")).toEqual(["6048879"]);
  expect(ids(null, "55012 tailspin")).toEqual(["5501201"]);
  expect(ids("met", "contoso")).toEqual([]);
  expect(ids(null, "").length).toBe(review.resellers.length);
});

test("the counts of all statuses add up to all resellers", async () => {
  const review = await inventedReview();
  expect([...countsByStatus(review).values()].reduce((sum, count) => sum + count, 0)).toBe(review.resellers.length);
});
