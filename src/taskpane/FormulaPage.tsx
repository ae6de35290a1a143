import { Button, Field, makeStyles, SearchBox, tokens } from "@fluentui/react-components";
import { ArrowLeft16Regular } from "@fluentui/react-icons/svg/arrow-left";
import { type JSX, useState, useSyncExternalStore } from "react";
import type { Review } from "../core/rules/review";
import type { FormulaDescribed } from "../functions/formula-described";
import { answerSize, formulaText } from "../functions/formula-example";
import { FORMULAS } from "../functions/formula-list";
import type { FormulaDesk } from "../live/formula-desk";
import { focusOnMount } from "./focus";
import { FormulaEntry } from "./FormulaEntry";
import { FormulaOutcome } from "./FormulaOutcome";
import { FormulaTools } from "./FormulaTools";

interface FormulaPageProps {
  readonly desk: FormulaDesk;
  readonly review: Review | null;
  /** `YYYY-MM-DD`, from which the months of examples are taken. */
  readonly asOf: string;
  readonly onBack: () => void;
}

const useStyles = makeStyles({
  page: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
  },
  back: { alignSelf: "flex-start" },
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

  const insert = (formula: FormulaDescribed, replace: boolean) => {
    setLast(formula);
    const months = formula.parameters.filter(({ name, isOptional }) => !isOptional && name !== "reseller");
    void desk.insert(
      {
        aboutReseller: formula.parameters.some(({ name }) => name === "reseller"),
        examples: months.map(({ name }) => name),
        text: (reseller) => formulaText(formula, { reseller, asOf }, ","),
        size: answerSize(formula, review),
      },
      replace,
    );
  };
  const found = FORMULAS.filter((formula) => fits(formula, search));
  return (
    <section className={styles.page} aria-labelledby="formulas-title">
      <Button className={styles.back} size="small" appearance="subtle" icon={<ArrowLeft16Regular />} onClick={onBack}>
        Back
      </Button>
      <h2 id="formulas-title" className={styles.title} ref={focusOnMount} tabIndex={-1}>
        Formulas
      </h2>
      <FormulaOutcome
        working={working}
        outcome={outcome}
        onInsertAnyway={() => last && insert(last, true)}
        onThawChanged={() => void desk.thaw(scope, true)}
        onDismiss={() => desk.dismiss()}
      />
      <FormulaTools
        scope={scope}
        isBusy={working !== null}
        onScope={setScope}
        onFreeze={() => void desk.freeze(scope)}
        onThaw={() => void desk.thaw(scope, false)}
        onRepair={() => void desk.repair()}
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
      {found.length === 0 && <p className={styles.text}>No formula fits. Clear the search.</p>}
      <ul className={styles.list} aria-label="Formulas">
        {found.map((formula) => (
          <FormulaEntry
            key={formula.name}
            formula={formula}
            example={formulaText(formula, { reseller: "A2", asOf }, separator)}
            isBusy={working !== null}
            onInsert={() => insert(formula, false)}
          />
        ))}
      </ul>
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
