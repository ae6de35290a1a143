import { Button, Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import { NARROW } from "./narrow";

/** Which formulas are meant. */
type Scope = "workbook" | "sheet" | "selection";

interface FormulaToolsProps {
  readonly scope: Scope;
  readonly isBusy: boolean;
  readonly onScope: (scope: Scope) => void;
  readonly onFreeze: () => void;
  readonly onThaw: () => void;
  readonly onRepair: () => void;
}

const SCOPES: readonly { readonly scope: Scope; readonly words: string }[] = [
  { scope: "workbook", words: "The whole workbook" },
  { scope: "sheet", words: "This sheet" },
  { scope: "selection", words: "The selection" },
];

const useStyles = makeStyles({
  tools: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalS,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300 },
  field: NARROW,
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  small: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

/** What can be done to the formulas that stand in the workbook. */
export function FormulaTools(props: FormulaToolsProps): JSX.Element {
  const { scope, isBusy, onScope } = props;
  const styles = useStyles();
  const button = (words: string, act: () => void) => (
    <Button size="small" disabledFocusable={isBusy} onClick={act}>
      {words}
    </Button>
  );
  return (
    <section className={styles.tools} aria-labelledby="formula-tools-title">
      <h3 id="formula-tools-title" className={styles.title}>
        Formulas in the workbook
      </h3>
      <Field className={styles.field} label="Freeze and thaw in" size="small">
        <Select
          size="small"
          value={scope}
          onChange={(_, { value }) => onScope(SCOPES.find((one) => one.scope === value)?.scope ?? "workbook")}
        >
          {SCOPES.map((one) => (
            <option key={one.scope} value={one.scope}>
              {one.words}
            </option>
          ))}
        </Select>
      </Field>
      <div className={styles.buttons}>
        {button("Freeze to values", props.onFreeze)}
        {button("Thaw", props.onThaw)}
        {button("Repair", props.onRepair)}
      </div>
      <p className={styles.small}>
        Freeze puts the values that CSP formulas show in their place, to send the workbook to people without the add-in,
        and keeps the formulas for Thaw. Repair is for CSP formulas that show #NAME? although the add-in is open: it
        types them in again, on every sheet.
      </p>
    </section>
  );
}
