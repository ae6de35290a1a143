import { plainHeader } from "../import/header";
import { RATE_HEADERS } from "../import/shapes";
import { dayOfText, dayText, yearsLater } from "../month";
import type { Problem } from "../problem";
import type { MonthText, ResellerReview, Stage, Status } from "./review";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `Jul 2026`. */
export function monthInWords(month: MonthText): string {
  return `${MONTHS[Number(month.slice(5)) - 1] ?? ""} ${month.slice(0, 4)}`;
}

/** `USD 1,234.50`, the same in every locale: a sentence may be pasted into a mail. */
export function usdInWords(usd: number): string {
  const text = Math.abs(usd).toFixed(2);
  let whole = text.slice(0, -3);
  for (let at = whole.length - 3; at > 0; at -= 3) whole = `${whole.slice(0, at)},${whole.slice(at)}`;
  return `${usd < 0 ? "-" : ""}USD ${whole}${text.slice(-3)}`;
}

/** A status without its particulars, for headings and counts. */
export const STATUS_NAMES: Readonly<Record<Status, string>> = {
  deauthorized: "Deauthorized",
  "unknown-anniversary": "Anniversary unknown",
  met: "Met",
  "not-tested-yet": "Not tested yet",
  incomplete: "Data incomplete",
  "on-track": "On track",
  watch: "Watch",
  below: "Below with us",
};

/** The status as it is shown for one reseller. */
export function statusText(
  reseller: Pick<ResellerReview, "status" | "checkMonth" | "deauthorized" | "securityMet">,
): string {
  const security = reseller.securityMet === false ? "; security not met" : "";
  return particularStatus(reseller) + security;
}

function particularStatus({
  status,
  checkMonth,
  deauthorized,
}: Pick<ResellerReview, "status" | "checkMonth" | "deauthorized">): string {
  if (status === "not-tested-yet" && checkMonth !== null) return `First check ${monthInWords(checkMonth)}`;
  if (status === "deauthorized" && deauthorized !== null) {
    const day = dayOfText(deauthorized);
    if (day !== null) return `Deauthorized; may re-enrol from ${dayText(yearsLater(day, 1))}`;
  }
  return STATUS_NAMES[status];
}

/** How near the check is, in words. */
export function stageText(stage: Stage): string {
  switch (stage) {
    case "check-month":
      return "Check month";
    case "none":
      return "More than 90 days";
    default:
      return `Within ${stage} days`;
  }
}

/** The one place where a problem becomes a sentence: where, what was found, what to do. */
export function problemText(problem: Problem): string {
  const { source, row, column } = problem;
  const found = problem.found ?? "";
  const seen = found === "" ? "an empty cell" : `“${found}”`;
  const where = `${source}${row === null ? "" : `, row ${row}`}${column === null || column === "" ? "" : `, ${column}`}`;
  switch (problem.code) {
    case "bad-reseller-id":
      return `${where}: ${seen} is not a reseller id; the row is rejected, write the id as digits.`;
    case "bad-amount":
      return `${where}: ${seen} is not an amount; the row is rejected, correct the cell.`;
    case "bad-date":
      return `${where}: ${seen} is not a date and the invoice gives no month; the row is rejected, correct the cell.`;
    case "extra-cells":
      return `${where}: the row has more cells than the header (${seen} is one too many), so its values may stand in the wrong columns; check the row for a separator without quotation marks.`;
    case "ambiguous-dates":
      return `${where}: every date can be read in two ways and was read as ${orderInWords(found)}; change the date order if that is wrong.`;
    case "mixed-dates":
      return found === "serials"
        ? `${where}: some dates are text and some are Excel dates; the file was likely opened in another locale and days and months may be swapped, load the original file.`
        : `${where}: dates of both orders occur, doubtful ones were read as ${orderInWords(found)}; load the original file.`;
    case "ambiguous-numbers":
      return `${where}: every ${numberIn(column)} can be read in two ways and was read with “${found}” as the decimal mark; check one of them.`;
    case "mixed-numbers":
      return `${where}: ${numberIn(column)}s with both decimal marks occur, doubtful ones were read with “${found}”; load the original file.`;
    case "row-limit":
      return `${where}: the data ends exactly at row ${found}, where programs cut files off; check that no rows are missing.`;
    case "no-lines":
      return `${where}: there is a header but no billing line below it; check that the download is complete.`;
    case "conflicting-invoice":
      return `${where}: invoice ${found} with other rows; it is left out here, keep only the right one of the two files.`;
    case "duplicate-source":
      return `${where}: it holds the same lines as ${found} and is left out; remove one of the two.`;
    case "overlapping-months":
      return `${where}: ${found}; the same money may be counted twice, remove one of the two.`;
    case "cross-check-differs":
      return `${where}: ${found}; find out which of the two is complete.`;
    case "more-problems":
      return `${where}: ${found}: so many more rows are not listed one by one; correct the listed ones first, the cause is likely the same.`;
    case "bad-list-id":
      return `${where}: ${seen} is not a reseller id; the row is left out, write the PLA ID as digits.`;
    case "bad-onboarded":
      return `${where}: ${seen} is not a date or a month; the anniversary is unknown, write it as 2022-07 or 2022-07-18.`;
    case "onboarded-out-of-range":
      return `${where}: ${seen} is before 2000 or after the as-of month; the anniversary is unknown, correct the date.`;
    case "duplicate-reseller":
      return `${where}: the reseller is listed again with another month (${seen}); the anniversary is unknown, keep one of the two.`;
    case "bad-deauthorized":
      return `${where}: ${seen} is not a date and is left out of account; write it as 2025-05-31.`;
    case "bad-rate-row":
      return `${where}: ${seen} cannot be used; the rate is left out, correct the cell.`;
    case "conflicting-rate":
      return `${where}: there are two different rates for this currency and month; neither is used, keep one.`;
  }
}

/** What the numbers of a column are. */
function numberIn(column: string | null): string {
  return (RATE_HEADERS as readonly string[]).includes(plainHeader(column)) ? "rate" : "amount";
}

function orderInWords(order: string): string {
  return order === "dmy" ? "day/month/year" : "month/day/year";
}
