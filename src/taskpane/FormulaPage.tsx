import { Button, Field, makeStyles, SearchBox, tokens } from "@fluentui/react-components";
import { ArrowLeft16Regular } from "@fluentui/react-icons/svg/arrow-left";
import { type JSX, useRef, useState, useSyncExternalStore } from "react";
import type { Review } from "../core/rules/review";
import type { FormulaDescribed } from "../functions/formula-described";
import { answerSize, formulaText } from "../functions/formula-example";
import { FORMULAS } from "../functions/formula-list";
import type { FormulaDesk } from "../live/formula-desk";
import type { Offer } from "../live/formula-outcome";
import { focusOnMount } from "./focus";
import { FormulaEntry } from "./FormulaEntry";
import { FormulaOutcome } from "./FormulaOutcome";
import { FormulaTools } from "./FormulaTools";
import { plural } from "./plural";

interface FormulaPageProps {
  readonly desk: FormulaDesk;
  readonly review: Review | null;
  /** `YYYY-MM-DD`, from which the months of examples are taken. */
  readonly asOf: string;
  readonly onBack: () => void;
}

const useStyles = makeStyles({
  // What came of a button stands below, beside whichever one was pressed.
  page: { display: "flex", flexDirection: "column", height: "100%" },
  scroll: {
    flex: "1 1 0",
    minHeight: 0,
    overflowY: "auto",
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
  },
  back: { alignSelf: "flex-start", flexShrink: 0, marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalS})` },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, outlineStyle: "none" },
  text: { margin: 0 },
  search: { maxWidth: "none", width: "100%" },
  list: { listStyleType: "none", margin: 0, padding: 0 },
});

/** All formulas, each with Insert, and what can be done to those that stand in the workbook. */
export function FormulaPage({ desk, review, asOf, onBack }: FormulaPageProps): JSX.Element {
  const styles = useStyles();
  const { working, outcome, separator } = useSyncExternalStore(desk.subscribe, desk.state);
  const [search, setSearch] = useState("");
  const [last, setLast] = useState<FormulaDescribed | null>(null);
  const [scope, setScope] = useState<"workbook" | "sheet" | "selection">("workbook");

  const asked = useRef<Element | null>(null);
  const ask = (act: () => Promise<void>) => {
    asked.current = document.activeElement;
    void act();
  };
  /** Back to the button that was pressed: the one under the hand goes with the outcome. */
  const answered = () => {
    if (asked.current instanceof HTMLElement) asked.current.focus();
  };

  const insert = (formula: FormulaDescribed, replace: boolean): Promise<void> => {
    setLast(formula);
    const months = formula.parameters.filter(({ name, isOptional }) => !isOptional && name !== "reseller");
    return desk.insert(
      {
        aboutReseller: formula.parameters.some(({ name }) => name === "reseller"),
        examples: months.map(({ name }) => name),
        text: (reseller) => formulaText(formula, { reseller, asOf }, ","),
        size: answerSize(formula, review),
      },
      replace,
    );
  };
  const accept = (offer: Offer) => {
    answered();
    if (offer.to === "thaw-changed") void desk.thaw(scope, true);
    else if (last) void insert(last, true);
  };
  const found = FORMULAS.filter((formula) => fits(formula, search));
  return (
    <section className={styles.page} aria-labelledby="formulas-title">
      <div className={styles.scroll}>
        <Button className={styles.back} size="small" appearance="subtle" icon={<ArrowLeft16Regular />} onClick={onBack}>
          Back
        </Button>
        <h2 id="formulas-title" className={styles.title} ref={focusOnMount} tabIndex={-1}>
          Formulas
        </h2>
        <FormulaTools
          scope={scope}
          isBusy={working !== null}
          onScope={setScope}
          onFreeze={() => ask(() => desk.freeze(scope))}
          onThaw={() => ask(() => desk.thaw(scope, false))}
          onRepair={() => ask(() => desk.repair())}
        />
        <p className={styles.text}>
          Insert writes a formula into the active cell. It asks about the reseller of its row, where there is one.
        </p>
        <Field label="Search formulas" size="small">
          <SearchBox
            className={styles.search}
            size="small"
            placeholder="For example: months, shortfall"
            value={search}
            onChange={(_, { value }) => setSearch(value)}
          />
        </Field>
        <div role="status">
          {found.length === 0
            ? "No formula fits. Clear the search."
            : `${found.length} ${plural(found.length, "formula")}`}
        </div>
        <ul className={styles.list} aria-label="Formulas">
          {found.map((formula) => (
            <FormulaEntry
              key={formula.name}
              formula={formula}
              example={formulaText(formula, { reseller: "A2", asOf }, separator)}
              isBusy={working !== null}
              onInsert={() => ask(() => insert(formula, false))}
            />
          ))}
        </ul>
      </div>
      <FormulaOutcome
        working={working}
        outcome={outcome}
        onAccept={accept}
        onDismiss={() => {
          answered();
          desk.dismiss();
        }}
      />
    </section>
  );
}

/** Whether every word stands in the name or the sentence of a formula. */
function fits({ name, gives }: FormulaDescribed, search: string): boolean {
  const text = `csp.${name} ${gives}`.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
