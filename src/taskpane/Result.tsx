import { makeStyles, tokens } from "@fluentui/react-components";
import { type JSX, useDeferredValue } from "react";
import type { Review } from "../core/rules/review";
import type { Highlight, Target } from "../live/session";
import { AllResellers } from "./AllResellers";
import { Data } from "./Data";
import { RESULT } from "./focus";
import { useFormats } from "./formats";
import { HighlightPanel } from "./HighlightPanel";
import type { Event, Looking } from "./state";
import { StatusTiles, type Tile } from "./StatusTiles";
import { tabId, Tabs } from "./Tabs";
import { TieOutLine } from "./TieOut";
import { WatchList } from "./WatchList";

interface ResultProps {
  readonly review: Review;
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
