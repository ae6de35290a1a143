import { Button, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import type { Offer, Outcome } from "../live/formula-outcome";
import { focusOnMount } from "./focus";
import { Notice } from "./Notice";

interface FormulaOutcomeProps {
  readonly working: string | null;
  readonly outcome: Outcome | null;
  readonly onAccept: (offer: Offer) => void;
  readonly onDismiss: () => void;
}

const useStyles = makeStyles({
  dock: {
    flexShrink: 0,
    // Even a long sentence leaves room for what it is about.
    maxHeight: "60%",
    overflowY: "auto",
  },
  // The place itself is there before its words: screen readers do not read out what comes together with its place.
  words: {
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  working: { justifyContent: "flex-start" },
  offer: {
    display: "flex",
    justifyContent: "flex-start",
    paddingBlockStart: tokens.spacingVerticalS,
    outlineStyle: "none",
  },
});

const OFFERED: Readonly<Record<Offer["to"], string>> = {
  "insert-anyway": "Insert anyway",
  "thaw-changed": "Thaw these too, and lose what was put there",
};

/** What is being done to formulas, then what came of it and what may be done about that. Read out when it changes. */
export function FormulaOutcome({ working, outcome, onAccept, onDismiss }: FormulaOutcomeProps): JSX.Element {
  const styles = useStyles();
  const offer = outcome?.offer ?? null;
  return (
    <div role="status" className={styles.dock}>
      {(working !== null || outcome) && (
        <div className={styles.words}>
          {working !== null && <Spinner size="tiny" label={working} className={styles.working} />}
          {outcome && (
            <Notice intent={outcome.intent} title={outcome.title} sentence={outcome.sentence} onDismiss={onDismiss} />
          )}
          {offer && (
            // The group takes the focus, not the button: a second Enter must not lose what stands in a cell.
            <div className={styles.offer} role="group" aria-label="All the same" tabIndex={-1} ref={focusOnMount}>
              <Button size="small" onClick={() => onAccept(offer)}>
                {OFFERED[offer.to]}
              </Button>
            </div>
          )}
        </div>
      )}
    </div>
  );
}
