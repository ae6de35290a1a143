import { Badge, Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ChevronDown16Regular } from "@fluentui/react-icons/svg/chevron-down";
import { ChevronUp16Regular } from "@fluentui/react-icons/svg/chevron-up";
import { type JSX, useId } from "react";
import type { MonthSpan, ResellerReview } from "../core/rules/review";
import { stageText, statusText } from "../core/rules/wording";
import { type Formats, useFormats } from "./formats";
import { isInFile, useLineDesk } from "./line-desk";
import { plural } from "./plural";
import { ResellerDetail } from "./ResellerDetail";
import { RevenueBar } from "./RevenueBar";
import { StatusMark } from "./StatusMark";

interface ResellerRowProps {
  readonly reseller: ResellerReview;
  /** The TTM window. */
  readonly window: MonthSpan;
  readonly opened: boolean;
  readonly onSelect: (id: string) => void;
  readonly onOpen: (id: string) => void;
}

const useStyles = makeStyles({
  row: {
    position: "relative",
    paddingBlock: tokens.spacingVerticalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  line: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    justifyContent: "space-between",
    columnGap: tokens.spacingHorizontalS,
  },
  title: {
    flex: "1 1 0",
    minWidth: 0,
    color: tokens.colorNeutralForeground1,
    font: "inherit",
    fontWeight: tokens.fontWeightSemibold,
    textAlign: "start",
    overflowWrap: "anywhere",
  },
  select: {
    padding: 0,
    border: "none",
    background: "none",
    cursor: "pointer",
    // The whole row selects; the button is stretched over it so that there is one control, not two.
    "::after": { content: '""', position: "absolute", inset: 0 },
    ":focus-visible": { outline: "none" },
    ":focus-visible::after": {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: "-2px",
      borderRadius: tokens.borderRadiusMedium,
    },
  },
  id: { color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightRegular, fontSize: tokens.fontSizeBase200 },
  small: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontVariantNumeric: "tabular-nums",
  },
  expand: { position: "relative", minWidth: "28px" },
});

/** One reseller of a list: urgency, name, status, revenue against the minimum; its details unfold below. */
export function ResellerRow({ reseller, window, opened, onSelect, onOpen }: ResellerRowProps): JSX.Element {
  const styles = useStyles();
  const formats = useFormats();
  const detail = useId();
  const desk = useLineDesk();
  const title = reseller.name ?? `Reseller ${reseller.id}`;
  // Only one that is not in the list is known by its first line, and that may stand in a file.
  const { firstLine } = reseller;
  const isWithoutCell = desk !== null && firstLine !== null && isInFile(desk, firstLine.source);
  return (
    <li className={styles.row}>
      <div className={styles.line}>
        <Urgency reseller={reseller} />
        <StatusMark status={reseller.status} words={statusText(reseller)} />
      </div>
      <div className={styles.line}>
        {isWithoutCell ? (
          <span className={styles.title}>{title}</span>
        ) : (
          <button
            type="button"
            className={mergeClasses(styles.title, styles.select)}
            onClick={() => onSelect(reseller.id)}
            title="Show in the sheet"
          >
            {title} {reseller.name !== null && <span className={styles.id}>{reseller.id}</span>}
          </button>
        )}
        <Button
          className={styles.expand}
          appearance="subtle"
          size="small"
          icon={opened ? <ChevronUp16Regular /> : <ChevronDown16Regular />}
          aria-label={`Details of ${title}`}
          aria-expanded={opened}
          aria-controls={opened ? detail : undefined}
          onClick={() => onOpen(reseller.id)}
        />
      </div>
      <RevenueBar ttm={reseller.ttmUsd} staying={reseller.billedInCheckWindowUsd} threshold={reseller.thresholdUsd} />
      <div className={mergeClasses(styles.line, styles.small)}>
        <span>
          TTM {formats.usd(reseller.ttmUsd)} of {formats.minimum(reseller.thresholdUsd)}
        </span>
        <span>{shortfallText(reseller, formats)}</span>
      </div>
      {reseller.cliff && <div className={styles.small}>Enough today, but not at the check.</div>}
      {opened && (
        <div id={detail}>
          <ResellerDetail reseller={reseller} window={window} />
        </div>
      )}
    </li>
  );
}

function Urgency({ reseller }: { readonly reseller: ResellerReview }): JSX.Element {
  const styles = useStyles();
  const formats = useFormats();
  if (reseller.stage === "none" || reseller.daysLeft === null) {
    return (
      <span className={styles.small}>
        {reseller.checkMonth ? `Check ${formats.month(reseller.checkMonth)}` : "No check month"}
      </span>
    );
  }
  const now = reseller.stage === "check-month";
  return (
    <span className={styles.small}>
      <Badge appearance={now ? "filled" : "tint"} color={now || reseller.stage === "30" ? "danger" : "warning"}>
        {stageText(reseller.stage)}
      </Badge>{" "}
      {!now && `${formats.count(reseller.daysLeft)} ${plural(reseller.daysLeft, "day")} left`}
    </span>
  );
}

function shortfallText(reseller: ResellerReview, formats: Formats): string {
  if (reseller.shortfallUsd === null) return "";
  return reseller.shortfallUsd > 0 ? `${formats.usd(reseller.shortfallUsd)} missing with us` : "Nothing missing";
}
