import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import { useFormats } from "./formats";
import { ROLLING_OFF, STAYING } from "./hatch";

interface RevenueBarProps {
  /** Trailing twelve months, USD. */
  readonly ttm: number;
  /** The part of it that still counts at the check, USD; `null` where the check is unknown. */
  readonly staying: number | null;
  /** The minimum, USD. */
  readonly threshold: number;
}

const useStyles = makeStyles({
  bar: {
    position: "relative",
    height: "10px",
    marginBlock: "5px",
    backgroundColor: tokens.colorNeutralBackground5,
    borderRadius: tokens.borderRadiusSmall,
    "@media (forced-colors: active)": { border: "1px solid CanvasText", height: "8px" },
  },
  part: { position: "absolute", insetBlock: 0, borderRadius: tokens.borderRadiusSmall },
  staying: STAYING,
  leaving: ROLLING_OFF,
  minimum: {
    forcedColorAdjust: "none",
    width: "2px",
    insetBlock: "-4px",
    backgroundColor: tokens.colorNeutralForeground1,
    "@media (forced-colors: active)": { backgroundColor: "CanvasText", outline: "1px solid Canvas" },
  },
  legend: {
    display: "flex",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalM,
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  key: { display: "inline-flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  swatch: { position: "static", display: "inline-block", width: "12px", height: "8px" },
  swatchMinimum: { position: "static", display: "inline-block", width: "2px", height: "12px" },
});

/** TTM revenue against the minimum: what counts at the check in full colour, what rolls off before it hatched. */
export function RevenueBar({ ttm, staying, threshold }: RevenueBarProps): JSX.Element {
  const styles = useStyles();
  const formats = useFormats();
  const kept = staying ?? ttm;
  // A reseller far above the minimum fills the bar; the mark must not be pushed out of sight to show how far.
  const end = Math.min(Math.max(threshold * 1.25, ttm, kept), threshold * 2) || 1;
  const share = (amount: number) => `${(100 * Math.min(Math.max(amount, 0), end)) / end}%`;
  const label =
    `TTM ${formats.usd(ttm)}, minimum ${formats.minimum(threshold)}` +
    (staying === null || staying === ttm ? "" : `, counting at the check ${formats.usd(staying)}`);
  return (
    <div className={styles.bar} role="img" aria-label={label}>
      <div className={mergeClasses(styles.part, styles.leaving)} style={{ insetInlineStart: 0, width: share(ttm) }} />
      <div className={mergeClasses(styles.part, styles.staying)} style={{ insetInlineStart: 0, width: share(kept) }} />
      <div className={mergeClasses(styles.part, styles.minimum)} style={{ insetInlineStart: share(threshold) }} />
    </div>
  );
}

/** What the parts of the bars mean; stands once above a list of them. */
export function RevenueLegend(): JSX.Element {
  const styles = useStyles();
  return (
    <p className={styles.legend}>
      <span className={styles.key}>
        <span className={mergeClasses(styles.part, styles.staying, styles.swatch)} /> counts at the check
      </span>
      <span className={styles.key}>
        <span className={mergeClasses(styles.part, styles.leaving, styles.swatch)} /> rolls off
      </span>
      <span className={styles.key}>
        <span className={mergeClasses(styles.part, styles.minimum, styles.swatchMinimum)} /> minimum
      </span>
    </p>
  );
}
