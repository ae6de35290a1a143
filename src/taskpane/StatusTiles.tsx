import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { Warning16Filled } from "@fluentui/react-icons/svg/warning";
import type { JSX, ReactNode } from "react";
import type { Review, Status } from "../core/rules/review";
import { STATUS_NAMES } from "../core/rules/wording";
import { useFormats } from "./formats";
import { StatusIcon, STATUSES } from "./StatusMark";
import { countsByStatus } from "./urgency";

/** Which list a tile stands for. */
export type Tile = "flagged" | Status;

interface StatusTilesProps {
  readonly review: Review;
  /** The tile whose list is shown; `null` where the list is another. */
  readonly chosen: Tile | null;
  readonly onChoose: (tile: Tile) => void;
}

const useStyles = makeStyles({
  tiles: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(128px, 1fr))",
    gap: tokens.spacingHorizontalXS,
    margin: 0,
    padding: 0,
    listStyleType: "none",
  },
  tile: {
    display: "flex",
    alignItems: "center",
    justifyContent: "space-between",
    gap: tokens.spacingHorizontalXS,
    width: "100%",
    height: "100%",
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    font: "inherit",
    textAlign: "start",
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
  },
  chosen: {
    border: `1px solid ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorBrandBackground2,
    boxShadow: `inset 0 -3px 0 ${tokens.colorBrandStroke1}`,
    "@media (forced-colors: active)": { border: "3px solid Highlight" },
  },
  count: {
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  words: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  attention: { display: "inline-flex", color: tokens.colorStatusDangerForeground1 },
});

/** How many resellers stand where; a tile shows its resellers. Statuses of nobody have no tile. */
export function StatusTiles({ review, chosen, onChoose }: StatusTilesProps): JSX.Element {
  const styles = useStyles();
  const formats = useFormats();
  const counts = countsByStatus(review);
  const flagged = review.resellers.filter((reseller) => reseller.flagged).length;
  const tile = (key: Tile, count: number, icon: ReactNode, words: string) => (
    <li key={key}>
      <button
        type="button"
        className={mergeClasses(styles.tile, chosen === key && styles.chosen)}
        aria-pressed={chosen === key}
        onClick={() => onChoose(key)}
      >
        <span className={styles.words}>
          {icon}
          {words}
        </span>
        <span className={styles.count}>{formats.count(count)}</span>
      </button>
    </li>
  );
  const attention = (
    <span className={styles.attention} aria-hidden>
      <Warning16Filled />
    </span>
  );
  return (
    <ul className={styles.tiles} aria-label="Resellers by status">
      {tile("flagged", flagged, attention, flagged === 1 ? "Needs attention" : "Need attention")}
      {STATUSES.filter(({ status }) => counts.has(status)).map(({ status }) =>
        tile(status, counts.get(status) ?? 0, <StatusIcon status={status} />, STATUS_NAMES[status]),
      )}
    </ul>
  );
}
