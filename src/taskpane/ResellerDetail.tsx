import { makeStyles, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import type { MonthSpan, ResellerReview } from "../core/rules/review";
import { type Formats, useFormats } from "./formats";
import { useLineDesk } from "./line-desk";
import { MonthBars } from "./MonthBars";
import { monthsOf } from "./months";
import { ResellerLines } from "./ResellerLines";

interface ResellerDetailProps {
  readonly reseller: ResellerReview;
  /** The TTM window. */
  readonly window: MonthSpan;
}

const useStyles = makeStyles({
  detail: {
    position: "relative",
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    paddingBlockStart: tokens.spacingVerticalS,
  },
  reason: { margin: 0 },
  facts: {
    display: "grid",
    gridTemplateColumns: "minmax(0, auto) minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalM,
    rowGap: "2px",
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  term: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, fontVariantNumeric: "tabular-nums", overflowWrap: "anywhere" },
});

/** Everything about one reseller: the sentence, the figures of its check, its twelve months and the lines behind them. */
export function ResellerDetail({ reseller, window }: ResellerDetailProps): JSX.Element {
  const styles = useStyles();
  const formats = useFormats();
  const desk = useLineDesk();
  return (
    <div className={styles.detail}>
      <p className={styles.reason}>{reseller.reason}</p>
      <dl className={styles.facts}>
        {factsOf(reseller, formats).map(([term, value]) => (
          <div key={term} style={{ display: "contents" }}>
            <dt className={styles.term}>{term}</dt>
            <dd className={styles.value}>{value}</dd>
          </div>
        ))}
      </dl>
      <MonthBars months={monthsOf(reseller, window)} countsFrom={reseller.checkWindow?.first ?? null} />
      {desk && <ResellerLines reseller={reseller} desk={desk} />}
    </div>
  );
}

function factsOf(reseller: ResellerReview, formats: Formats): readonly (readonly [string, string])[] {
  const usd = (amount: number | null) => (amount === null ? null : formats.usd(amount));
  const facts: readonly (readonly [string, string | null])[] = [
    ["Check month", reseller.checkMonth && formats.month(reseller.checkMonth)],
    ["Check window", reseller.checkWindow && formats.span(reseller.checkWindow)],
    ["Billed in it so far", usd(reseller.billedInCheckWindowUsd)],
    ["Rolls off before it", usd(reseller.rollingOffUsd)],
    ["Months still open", reseller.openMonths === null ? null : formats.count(reseller.openMonths)],
    ["Monthly run rate", formats.usd(reseller.runRateUsd)],
    ["Projected at the check", usd(reseller.projectedUsd)],
    ["Still needed with us", usd(reseller.shortfallUsd)],
    ["Microsoft's notices about", reseller.notices.map(formats.day).join(", ")],
    ["Onboarded", reseller.onboarded && formats.month(reseller.onboarded)],
    ["Security condition", securityText(reseller.securityMet)],
    ["Owner", reseller.owner],
    ["Country", reseller.country],
    ["Lines counted, all months", formats.count(reseller.lines)],
    ["Lines without a rate", reseller.noRateLines > 0 ? formats.count(reseller.noRateLines) : null],
    ["Months without data", reseller.missingMonths.map(formats.month).join(", ")],
    ["Notes", reseller.notes],
  ];
  return facts.filter((fact): fact is readonly [string, string] => Boolean(fact[1]));
}

function securityText(met: boolean | null): string | null {
  if (met === null) return null;
  return met ? "Met, says your list" : "Not met, says your list: revenue alone will not pass the check";
}
