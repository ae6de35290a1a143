import { makeStyles, tokens } from "@fluentui/react-components";
import { CheckmarkCircle16Filled } from "@fluentui/react-icons/svg/checkmark-circle";
import { type JSX, useMemo } from "react";
import type { Review } from "../core/rules/review";
import { useFormats } from "./formats";
import { ResellerList } from "./ResellerList";
import type { Event, Looking } from "./state";
import { watchList } from "./urgency";

interface WatchListProps {
  readonly review: Review;
  readonly looking: Extract<Looking, { readonly tab: "watch" }>;
  readonly dispatch: (event: Event) => void;
  readonly onSelect: (id: string) => void;
}

const useStyles = makeStyles({
  none: { display: "flex", gap: tokens.spacingHorizontalS, margin: 0, paddingBlock: tokens.spacingVerticalM },
  icon: { flexShrink: 0, paddingBlockStart: "2px", color: tokens.colorStatusSuccessForeground1 },
});

/** The resellers that need attention, most urgent first. */
export function WatchList({ review, looking, dispatch, onSelect }: WatchListProps): JSX.Element {
  const styles = useStyles();
  const formats = useFormats();
  const resellers = useMemo(() => watchList(review), [review]);
  if (resellers.length === 0) {
    return (
      <p className={styles.none}>
        <CheckmarkCircle16Filled className={styles.icon} aria-hidden />
        <span>
          As of {formats.day(review.asOf)} nobody with a check in the next 90 days is short. “All” shows every reseller
          with its next check.
        </span>
      </p>
    );
  }
  return (
    <ResellerList
      label="Watch list"
      resellers={resellers}
      window={review.window}
      page={looking.page}
      opened={looking.opened}
      onSelect={onSelect}
      onOpen={(id) => dispatch({ type: "opened", id })}
      onPage={(page) => dispatch({ type: "page", page })}
    />
  );
}
