import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowLeft16Regular } from "@fluentui/react-icons/svg/arrow-left";
import type { JSX } from "react";
import { STATUS_NAMES } from "../core/rules/wording";
import { focusOnMount } from "./focus";
import { KEPT } from "./Footer";
import { StatusMark, STATUSES } from "./StatusMark";

const useStyles = makeStyles({
  help: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, padding: tokens.spacingHorizontalM },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, outlineStyle: "none" },
  text: { margin: 0 },
  list: { display: "grid", rowGap: tokens.spacingVerticalS, margin: 0 },
  means: { margin: 0, color: tokens.colorNeutralForeground2 },
  back: { alignSelf: "flex-start", marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalS})` },
});

const MEANS = {
  below: "The check is near, and what you bill would not reach the minimum.",
  incomplete: "Months or exchange rates are missing; the figures are too low to judge.",
  "on-track": "Not there yet, but the monthly business of the last three months will carry it.",
  watch: "Would fall short, but the check is more than 90 days away.",
  "not-tested-yet": "Microsoft has not tested this reseller yet, and will not within 90 days.",
  met: "What you billed reaches the minimum already.",
  "unknown-anniversary": "The list has no usable onboarding date.",
  deauthorized: "The list has a date of deauthorization.",
} as const;

/** One minute of help, there without a network; the page with everything is a link. */
export function Help({ onBack }: { readonly onBack: () => void }): JSX.Element {
  const styles = useStyles();
  return (
    <section className={styles.help} aria-labelledby="help-title">
      <Button className={styles.back} size="small" appearance="subtle" icon={<ArrowLeft16Regular />} onClick={onBack}>
        Back
      </Button>
      <h2 id="help-title" className={styles.title} ref={focusOnMount} tabIndex={-1}>
        How to read this
      </h2>
      <p className={styles.text}>
        Microsoft tests each indirect reseller once a year, in the month of its anniversary: did the twelve months
        before bring at least the minimum? The review adds up what was billed through you and shows who is short while
        there is still time.
      </p>
      <p className={styles.text}>
        <strong>“With us”</strong> is meant literally: Microsoft adds up all providers. Your billing can show that a
        reseller has met the minimum, never that it has not. Ask before you conclude.
      </p>
      <p className={styles.text}>
        <strong>Rolls off</strong>: revenue of months that count today and no longer at the check.
      </p>
      <p className={styles.text}>
        <strong>Nothing is uploaded.</strong> {KEPT}
      </p>
      <dl className={styles.list}>
        {STATUSES.map(({ status }) => (
          <div key={status}>
            <dt>
              <StatusMark status={status} words={STATUS_NAMES[status]} />
            </dt>
            <dd className={styles.means}>{MEANS[status]}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.text}>
        <Link href="help.html" target="_blank" rel="noreferrer">
          The whole help page
        </Link>{" "}
        ·{" "}
        <Link href="support.html" target="_blank" rel="noreferrer">
          Support
        </Link>
      </p>
    </section>
  );
}
