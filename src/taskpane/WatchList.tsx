import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { CheckmarkCircle16Filled } from "@fluentui/react-icons/svg/checkmark-circle";
import { Warning16Filled } from "@fluentui/react-icons/svg/warning";
import { type JSX, useMemo } from "react";
import type { ResellerReview, Review } from "../core/rules/review";
import { useFormats } from "./formats";
import { plural } from "./plural";
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
  sentence: { display: "flex", gap: tokens.spacingHorizontalS, margin: 0, paddingBlock: tokens.spacingVerticalM },
  icon: { flexShrink: 0, paddingBlockStart: "2px" },
  small: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  good: { color: tokens.colorStatusSuccessForeground1 },
  warning: { color: tokens.colorStatusWarningForeground1 },
});

/** The resellers that need attention, most urgent first, and how many nobody can tell of. */
export function WatchList({ review, looking, dispatch, onSelect }: WatchListProps): JSX.Element {
  const styles = useStyles();
  const formats = useFormats();
  const resellers = useMemo(() => watchList(review), [review]);
  const unknown = review.resellers.filter(({ status }) => status === "unknown-anniversary");
  return (
    <>
      {unknown.length > 0 && <Unknown unknown={unknown} of={review.resellers.length} />}
      {resellers.length > 0 ? (
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
      ) : unknown.length === 0 ? (
        <p className={styles.sentence}>
          <CheckmarkCircle16Filled className={mergeClasses(styles.icon, styles.good)} aria-hidden />
          <span>
            As of {formats.day(review.asOf)} nobody with a check in the next 90 days is short. “All” shows every
            reseller with its next check.
          </span>
        </p>
      ) : unknown.length < review.resellers.length ? (
        <p className={styles.sentence}>
          As of {formats.day(review.asOf)} nobody else with a check in the next 90 days is short. “All” shows every
          reseller with its next check.
        </p>
      ) : null}
    </>
  );
}

interface UnknownProps {
  readonly unknown: readonly ResellerReview[];
  /** How many resellers there are in all. */
  readonly of: number;
}

/** That resellers may be short without being on the list, because nobody knows when they are checked. */
function Unknown({ unknown, of }: UnknownProps): JSX.Element {
  const styles = useStyles();
  const formats = useFormats();
  const theyAre = unknown.length === 1 ? "it is" : "they are";
  return (
    <p className={mergeClasses(styles.sentence, styles.small)}>
      <Warning16Filled className={mergeClasses(styles.icon, styles.warning)} aria-hidden />
      <span>
        The anniversary of {formats.count(unknown.length)} of {formats.count(of)} {plural(of, "reseller")} is not known,
        so nobody can tell whether {theyAre} due. {toDoAbout(unknown)}
      </span>
    </p>
  );
}

/** Who is in no list needs a row there, who is in it a date. */
function toDoAbout(unknown: readonly ResellerReview[]): string {
  const listed = unknown.filter(({ listed: isListed }) => isListed).length;
  if (listed === 0) return "Add a reseller list with onboarding dates, or their rows to yours.";
  if (listed === unknown.length) return "Enter usable onboarding dates in the reseller list.";
  return "Enter their onboarding dates in the reseller list, and the rows that it lacks.";
}
