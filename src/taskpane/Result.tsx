import { makeStyles, tokens } from "@fluentui/react-components";
import { History16Regular } from "@fluentui/react-icons/svg/history";
import { type JSX, useDeferredValue } from "react";
import type { Review } from "../core/rules/review";
import type { Highlight, Target } from "../live/session";
import { AllResellers } from "./AllResellers";
import { Data } from "./Data";
import { RESULT } from "./focus";
import { useFormats } from "./formats";
import { HighlightPanel } from "./HighlightPanel";
import { EARLIER } from "./picture";
import type { Event, Looking } from "./state";
import { StatusTiles, type Tile } from "./StatusTiles";
import { tabId, Tabs } from "./Tabs";
import { TieOutLine } from "./TieOut";
import { WatchList } from "./WatchList";

interface ResultProps {
  readonly review: Review;
  /** Whether it is an earlier one, because the last did not come to its end. */
  readonly isEarlier: boolean;
  readonly highlight: Highlight;
  readonly looking: Looking;
  readonly dispatch: (event: Event) => void;
  readonly onSelect: (id: string) => void;
  readonly onJump: (target: Target) => void;
  readonly onHighlight: () => void;
  readonly onClear: () => void;
}

const PANEL = "list";

const useStyles = makeStyles({
  result: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    outlineStyle: "none",
  },
  earlier: {
    display: "flex",
    gap: tokens.spacingHorizontalS,
    alignItems: "flex-start",
    margin: 0,
    padding: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  icon: { flexShrink: 0, display: "inline-flex" },
  panel: { minWidth: 0 },
});

/** The answer: how many stand where, whether it ties out, the highlights, and the lists. */
export function Result(props: ResultProps): JSX.Element {
  const { review, looking, dispatch } = props;
  const styles = useStyles();
  const formats = useFormats();
  // The counts are there at once; the list behind them is drawn in small turns that leave the page free.
  const isListShown = useDeferredValue(true, false);
  const flagged = review.resellers.filter((reseller) => reseller.flagged).length;
  const problems = review.problems.length;
  const choose = (tile: Tile) =>
    dispatch(tile === "flagged" ? { type: "tab", tab: "watch" } : { type: "status", status: tile });
  return (
    <section className={styles.result} aria-labelledby={RESULT}>
      <h2 id={RESULT} className={styles.heading} tabIndex={-1}>
        {formats.count(flagged)} of {formats.count(review.resellers.length)} need attention
      </h2>
      {props.isEarlier && (
        <p className={styles.earlier}>
          <span className={styles.icon} aria-hidden>
            <History16Regular />
          </span>
          <span>{EARLIER}</span>
        </p>
      )}
      <StatusTiles review={review} chosen={tileOf(looking)} onChoose={choose} />
      <TieOutLine review={review} />
      <HighlightPanel highlight={props.highlight} onHighlight={props.onHighlight} onClear={props.onClear} />
      <Tabs
        label="Lists"
        panel={PANEL}
        chosen={looking.tab}
        onChoose={(tab) => dispatch({ type: "tab", tab })}
        tabs={[
          { key: "watch", words: "Watch list" },
          { key: "all", words: "All" },
          { key: "data", words: problems === 0 ? "Data" : `Data (${formats.count(problems)})` },
        ]}
      />
      <div id={PANEL} className={styles.panel} role="tabpanel" aria-labelledby={tabId(PANEL, looking.tab)}>
        {isListShown && looking.tab === "watch" && <WatchList {...props} looking={looking} />}
        {isListShown && looking.tab === "all" && <AllResellers {...props} looking={looking} />}
        {isListShown && looking.tab === "data" && <Data review={review} onJump={props.onJump} />}
      </div>
    </section>
  );
}

function tileOf(looking: Looking): Tile | null {
  if (looking.tab === "watch") return "flagged";
  return looking.tab === "all" ? looking.status : null;
}
