import { Button, Spinner } from "@fluentui/react-components";
import type { JSX } from "react";
import type { Outcome } from "../live/formula-outcome";
import { Notice } from "./Notice";

interface FormulaOutcomeProps {
  readonly working: string | null;
  readonly outcome: Outcome | null;
  readonly onInsertAnyway: () => void;
  readonly onThawChanged: () => void;
  readonly onDismiss: () => void;
}

/** What is being done to formulas, then what came of it and what may be done about that. Read out when it changes. */
export function FormulaOutcome(props: FormulaOutcomeProps): JSX.Element {
  const { working, outcome, onDismiss } = props;
  return (
    <div role="status">
      {working !== null && <Spinner size="tiny" label={working} style={{ justifyContent: "flex-start" }} />}
      {outcome && (
        <Notice intent={outcome.intent} title={outcome.title} sentence={outcome.sentence} onDismiss={onDismiss} />
      )}
      {outcome?.offer === "insert-anyway" && (
        <Button size="small" onClick={props.onInsertAnyway}>
          Insert anyway
        </Button>
      )}
      {outcome?.offer === "thaw-changed" && (
        <Button size="small" onClick={props.onThawChanged}>
          Thaw these too, and lose what was put there
        </Button>
      )}
    </div>
  );
}
