import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { CheckmarkCircle16Filled } from "@fluentui/react-icons/svg/checkmark-circle";
import { Warning16Filled } from "@fluentui/react-icons/svg/warning";
import type { JSX } from "react";
import { reasonInWords } from "../core/rules/bucket-words";
import type { Review, TieOutPart, TieOutRow } from "../core/rules/review";
import { useFormats } from "./formats";
import { plural } from "./plural";

const useStyles = makeStyles({
  line: {
    display: "flex",
    gap: tokens.spacingHorizontalS,
    alignItems: "flex-start",
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  amber: {
    padding: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorNeutralForeground1,
  },
  icon: { flexShrink: 0, display: "inline-flex" },
  good: { color: tokens.colorStatusSuccessForeground1 },
  warning: { color: tokens.colorStatusWarningForeground1 },
  source: { borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, paddingBlock: tokens.spacingVerticalXS },
  summary: { cursor: "pointer" },
  table: {
    width: "100%",
    borderCollapse: "collapse",
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: "tabular-nums",
  },
  head: { textAlign: "start", fontWeight: tokens.fontWeightRegular, overflowWrap: "anywhere" },
  number: { textAlign: "end", whiteSpace: "nowrap", paddingInlineStart: tokens.spacingHorizontalS },
  total: { borderTop: `1px solid ${tokens.colorNeutralStroke1}`, fontWeight: tokens.fontWeightSemibold },
});

/** Whether every row and cent of the billing found its place, in one line; amber where not. */
export function TieOutLine({ review }: { readonly review: Review }): JSX.Element {
  const styles = useStyles();
  const formats = useFormats();
  const lines = review.tieOut.reduce((sum, row) => sum + row.lines, 0);
  const apart = review.tieOut.filter((row) => !row.ties);
  const unread = review.tieOut.reduce((sum, { rejected }) => sum + (rejected["bad-amount"]?.lines ?? 0), 0);
  if (apart.length === 0) {
    return (
      <p className={styles.line}>
        <span className={mergeClasses(styles.icon, styles.good)} aria-hidden>
          <CheckmarkCircle16Filled />
        </span>
        <span>
          Ties out: all {formats.count(lines)} {plural(lines, "line")} are accounted for, to the cent.
          {unread > 0 &&
            ` The ${plural(unread, "amount")} of ${formats.count(unread)} of them cannot be read and ${unread === 1 ? "counts" : "count"} as nothing; see Data.`}
        </span>
      </p>
    );
  }
  const names = [...new Set(apart.map((row) => row.source))].join(", ");
  return (
    <p className={mergeClasses(styles.line, styles.amber)}>
      <span className={mergeClasses(styles.icon, styles.warning)} aria-hidden>
        <Warning16Filled />
      </span>
      <span>Does not tie out: {names}. Do not rely on the figures before this is settled; see Data.</span>
    </p>
  );
}

/** Where the rows of each source and currency went; each unfolds to its parts. */
export function TieOutTables({ review }: { readonly review: Review }): JSX.Element {
  const styles = useStyles();
  const formats = useFormats();
  return (
    <>
      {review.tieOut.map((row) => (
        <details key={`${row.source} ${row.currency}`} className={styles.source} open={!row.ties}>
          <summary className={styles.summary} tabIndex={0}>
            {row.source}: {formats.money(row.amount, row.currency)} in {formats.count(row.lines)}{" "}
            {plural(row.lines, "line")}, {row.ties ? "ties out" : "does not tie out"}
          </summary>
          <TieOutTable row={row} />
        </details>
      ))}
    </>
  );
}

function TieOutTable({ row }: { readonly row: TieOutRow }): JSX.Element {
  const styles = useStyles();
  const formats = useFormats();
  const line = (words: string, part: TieOutPart, className = "") => (
    <tr key={words} className={className}>
      <th scope="row" className={styles.head}>
        {words}
      </th>
      <td className={styles.number}>{formats.count(part.lines)}</td>
      <td className={styles.number}>{formats.money(part.amount, row.currency)}</td>
    </tr>
  );
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col" className={styles.head}>
            Bucket
          </th>
          <th scope="col" className={styles.number}>
            Lines
          </th>
          <th scope="col" className={styles.number}>
            Amount
          </th>
        </tr>
      </thead>
      <tbody>
        {line("Counted", row.counted)}
        {line("Unassigned", row.unassigned)}
        {Object.entries(row.excluded).map(([reason, part]) => line(`Left out: ${reasonInWords(reason)}`, part))}
        {Object.entries(row.rejected).map(([reason, part]) => line(`Rejected: ${reasonInWords(reason)}`, part))}
        {line("Sum of the column", { lines: row.lines, amount: row.amount }, styles.total)}
      </tbody>
    </table>
  );
}
