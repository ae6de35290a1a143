import type { FormulaDescribed } from "./formula-described";

/** Every formula, in the order of `functions.ts`. Written from its comments by `npx tsx scripts/formula-list.ts`. */
export const FORMULAS: readonly FormulaDescribed[] = [
  {
    name: "TTM",
    gives:
      "Trailing twelve months of CSP revenue billed through you for an indirect reseller, in USD: the twelve closed months before the as-of date.",
    page: "docs/functions/ttm.html",
    parameters: [
      {
        name: "reseller",
        about:
          "PLA ID (MPN ID) of the reseller, for example 6048879: a number, a text, a cell, or a range of such cells.",
        isOptional: false,
        takesCells: true,
      },
      {
        name: "asOf",
        about: "Date to answer for, for example a cell with a date. Left out: the as-of date of this workbook.",
        isOptional: true,
        takesCells: false,
      },
    ],
    maySpill: true,
  },
  {
    name: "STATUS",
    gives:
      "How an indirect reseller stands before its next anniversary check, in words such as Met, On track, Watch or Below with us.",
    page: "docs/functions/status.html",
    parameters: [
      {
        name: "reseller",
        about:
          "PLA ID (MPN ID) of the reseller, for example 6048879: a number, a text, a cell, or a range of such cells.",
        isOptional: false,
        takesCells: true,
      },
      {
        name: "asOf",
        about: "Date to answer for, for example a cell with a date. Left out: the as-of date of this workbook.",
        isOptional: true,
        takesCells: false,
      },
    ],
    maySpill: true,
  },
  {
    name: "REASON",
    gives:
      "One sentence that explains the status of an indirect reseller: what was counted, what rolls off, what is missing and by when.",
    page: "docs/functions/reason.html",
    parameters: [
      {
        name: "reseller",
        about:
          "PLA ID (MPN ID) of the reseller, for example 6048879: a number, a text, a cell, or a range of such cells.",
        isOptional: false,
        takesCells: true,
      },
      {
        name: "asOf",
        about: "Date to answer for, for example a cell with a date. Left out: the as-of date of this workbook.",
        isOptional: true,
        takesCells: false,
      },
    ],
    maySpill: true,
  },
  {
    name: "CHECKMONTH",
    gives: "Month in which Microsoft next checks the revenue of an indirect reseller, as text such as 2026-07.",
    page: "docs/functions/checkmonth.html",
    parameters: [
      {
        name: "reseller",
        about:
          "PLA ID (MPN ID) of the reseller, for example 6048879: a number, a text, a cell, or a range of such cells.",
        isOptional: false,
        takesCells: true,
      },
      {
        name: "asOf",
        about: "Date to answer for, for example a cell with a date. Left out: the as-of date of this workbook.",
        isOptional: true,
        takesCells: false,
      },
    ],
    maySpill: true,
  },
  {
    name: "STAGE",
    gives:
      "How near the next check of an indirect reseller is, in words: More than 90 days, Within 90, 60 or 30 days, Check month.",
    page: "docs/functions/stage.html",
    parameters: [
      {
        name: "reseller",
        about:
          "PLA ID (MPN ID) of the reseller, for example 6048879: a number, a text, a cell, or a range of such cells.",
        isOptional: false,
        takesCells: true,
      },
      {
        name: "asOf",
        about: "Date to answer for, for example a cell with a date. Left out: the as-of date of this workbook.",
        isOptional: true,
        takesCells: false,
      },
    ],
    maySpill: true,
  },
  {
    name: "DAYSLEFT",
    gives:
      "Days from the as-of date to the last day before the check month of an indirect reseller; 0 within that month.",
    page: "docs/functions/daysleft.html",
    parameters: [
      {
        name: "reseller",
        about:
          "PLA ID (MPN ID) of the reseller, for example 6048879: a number, a text, a cell, or a range of such cells.",
        isOptional: false,
        takesCells: true,
      },
      {
        name: "asOf",
        about: "Date to answer for, for example a cell with a date. Left out: the as-of date of this workbook.",
        isOptional: true,
        takesCells: false,
      },
    ],
    maySpill: true,
  },
  {
    name: "SHORTFALL",
    gives:
      "USD that an indirect reseller still needs through you to reach the minimum in its check window; 0 when it has reached it.",
    page: "docs/functions/shortfall.html",
    parameters: [
      {
        name: "reseller",
        about:
          "PLA ID (MPN ID) of the reseller, for example 6048879: a number, a text, a cell, or a range of such cells.",
        isOptional: false,
        takesCells: true,
      },
      {
        name: "asOf",
        about: "Date to answer for, for example a cell with a date. Left out: the as-of date of this workbook.",
        isOptional: true,
        takesCells: false,
      },
    ],
    maySpill: true,
  },
  {
    name: "PROJECTED",
    gives:
      "USD billed so far in the check window of an indirect reseller, plus its monthly business continued to the end of that window.",
    page: "docs/functions/projected.html",
    parameters: [
      {
        name: "reseller",
        about:
          "PLA ID (MPN ID) of the reseller, for example 6048879: a number, a text, a cell, or a range of such cells.",
        isOptional: false,
        takesCells: true,
      },
      {
        name: "asOf",
        about: "Date to answer for, for example a cell with a date. Left out: the as-of date of this workbook.",
        isOptional: true,
        takesCells: false,
      },
    ],
    maySpill: true,
  },
  {
    name: "BILLED",
    gives:
      "USD billed so far through you in the check window of an indirect reseller: its closed months up to the as-of date.",
    page: "docs/functions/billed.html",
    parameters: [
      {
        name: "reseller",
        about:
          "PLA ID (MPN ID) of the reseller, for example 6048879: a number, a text, a cell, or a range of such cells.",
        isOptional: false,
        takesCells: true,
      },
      {
        name: "asOf",
        about: "Date to answer for, for example a cell with a date. Left out: the as-of date of this workbook.",
        isOptional: true,
        takesCells: false,
      },
    ],
    maySpill: true,
  },
  {
    name: "MONTHS",
    gives:
      "The twelve months of the trailing revenue of an indirect reseller: a row each, the month and its revenue in USD, the oldest first.",
    page: "docs/functions/months.html",
    parameters: [
      {
        name: "reseller",
        about: "PLA ID (MPN ID) of the reseller, for example 6048879: a number, a text or a cell.",
        isOptional: false,
        takesCells: false,
      },
      {
        name: "asOf",
        about: "Date to answer for, for example a cell with a date. Left out: the as-of date of this workbook.",
        isOptional: true,
        takesCells: false,
      },
    ],
    maySpill: true,
  },
  {
    name: "LINES",
    gives:
      "The billing lines behind the TTM of an indirect reseller, with sheet, row, amount, rate and USD. The last column adds up to CSP.TTM.",
    page: "docs/functions/lines.html",
    parameters: [
      {
        name: "reseller",
        about: "PLA ID (MPN ID) of the reseller, for example 6048879: a number, a text or a cell.",
        isOptional: false,
        takesCells: false,
      },
      {
        name: "asOf",
        about: "Date to answer for, for example a cell with a date. Left out: the as-of date of this workbook.",
        isOptional: true,
        takesCells: false,
      },
    ],
    maySpill: true,
  },
  {
    name: "REVIEW",
    gives:
      "The review of all indirect resellers as a table: status, next check, TTM, shortfall and the reason, a row for each reseller.",
    page: "docs/functions/review.html",
    parameters: [
      {
        name: "asOf",
        about: "Date to answer for, for example a cell with a date. Left out: the as-of date of this workbook.",
        isOptional: true,
        takesCells: false,
      },
      {
        name: "show",
        about: 'What to show: "flagged" (when left out), "all", or a status, for example "Watch".',
        isOptional: true,
        takesCells: false,
      },
    ],
    maySpill: true,
  },
  {
    name: "REVENUE",
    gives: "CSP revenue counted for an indirect reseller from one month to another, both included, in USD.",
    page: "docs/functions/revenue.html",
    parameters: [
      {
        name: "reseller",
        about:
          "PLA ID (MPN ID) of the reseller, for example 6048879: a number, a text, a cell, or a range of such cells.",
        isOptional: false,
        takesCells: true,
      },
      {
        name: "from",
        about: 'First month, for example "2025-07" or any date in it.',
        isOptional: false,
        takesCells: false,
      },
      {
        name: "to",
        about: 'Last month, for example "2026-06" or any date in it.',
        isOptional: false,
        takesCells: false,
      },
    ],
    maySpill: true,
  },
  {
    name: "THRESHOLD",
    gives: "The minimum of trailing-twelve-months revenue that an indirect reseller must reach, in USD.",
    page: "docs/functions/threshold.html",
    parameters: [
      {
        name: "asOf",
        about: "Date to answer for, for example a cell with a date. Left out: the as-of date of this workbook.",
        isOptional: true,
        takesCells: false,
      },
    ],
    maySpill: false,
  },
  {
    name: "POLICY",
    gives:
      "The revenue rule in force for indirect resellers, in words: its minimum, since when, what is checked beside it, and where it is written.",
    page: "docs/functions/policy.html",
    parameters: [
      {
        name: "asOf",
        about: "Date to answer for, for example a cell with a date. Left out: the as-of date of this workbook.",
        isOptional: true,
        takesCells: false,
      },
    ],
    maySpill: false,
  },
];
