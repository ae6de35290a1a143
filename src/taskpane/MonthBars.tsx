import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import type { MonthText } from "../core/rules/review";
import { useFormats } from "./formats";
import { ROLLING_OFF, STAYING } from "./hatch";

interface MonthBarsProps {
  /** Oldest first. */
  readonly months: readonly { readonly month: MonthText; readonly usd: number }[];
  /** Months before this one roll off before the check; `null` where the check is unknown. */
  readonly countsFrom: MonthText | null;
}

const HEIGHT = 48;

const useStyles = makeStyles({
  figure: { margin: 0 },
  bars: { display: "grid", gridTemplateColumns: "repeat(12, 1fr)", columnGap: "3px" },
  column: { position: "relative", height: `${HEIGHT}px`, backgroundColor: tokens.colorNeutralBackground3 },
  bar: { position: "absolute", insetInline: 0 },
  staying: STAYING,
  leaving: ROLLING_OFF,
  label: {
    textAlign: "center",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase100,
    lineHeight: tokens.lineHeightBase200,
  },
  summary: { cursor: "pointer", fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground1 },
  table: { width: "100%", borderCollapse: "collapse", fontSize: tokens.fontSizeBase200 },
  head: { textAlign: "start", fontWeight: tokens.fontWeightRegular },
  amount: { textAlign: "end", fontVariantNumeric: "tabular-nums" },
});

/** The months of the TTM window as bars, and the same figures as a table to unfold. */
export function MonthBars({ months, countsFrom }: MonthBarsProps): JSX.Element {
  const styles = useStyles();
  const formats = useFormats();
  const top = Math.max(0, ...months.map((month) => month.usd));
  const bottom = Math.min(0, ...months.map((month) => month.usd));
  const scale = top - bottom || 1;
  const leaves = (month: MonthText) => countsFrom !== null && month < countsFrom;
  return (
    <figure className={styles.figure}>
      <div className={styles.bars} aria-hidden>
        {months.map(({ month, usd }) => (
          <div key={month}>
            <div className={styles.column}>
              <div
                className={mergeClasses(styles.bar, leaves(month) ? styles.leaving : styles.staying)}
                style={{
                  height: `${(100 * Math.abs(usd)) / scale}%`,
                  bottom: `${(100 * (Math.min(usd, 0) - bottom)) / scale}%`,
                }}
              />
            </div>
            <div className={styles.label}>{formats.monthShort(month)}</div>
          </div>
        ))}
      </div>
      <details>
        {/* Office.js in Excel on the web counts a summary among the stops of Tab only where it says so. */}
        <summary className={styles.summary} tabIndex={0}>
          Revenue by month, in figures
        </summary>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col" className={styles.head}>
                Month
              </th>
              <th scope="col" className={styles.amount}>
                USD
              </th>
            </tr>
          </thead>
          <tbody>
            {months.map(({ month, usd }) => (
              <tr key={month}>
                <th scope="row" className={styles.head}>
                  {formats.month(month)}
                  {leaves(month) ? " (rolls off)" : ""}
                </th>
                <td className={styles.amount}>{formats.usd(usd)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
