import { Button, Checkbox, Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import type { SheetFound, SourceChoice } from "../live/session";
import { focusOnMount } from "./focus";
import { useFormats } from "./formats";
import { NARROW } from "./narrow";

interface SourceChoicesProps {
  readonly sheets: readonly SheetFound[];
  readonly chosen: SourceChoice;
  readonly onChoose: (choice: SourceChoice) => void;
  readonly onDone: () => void;
}

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  group: { border: "none", margin: 0, padding: 0, minWidth: 0 },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold },
  why: {
    display: "block",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  field: NARROW,
  done: { alignSelf: "flex-start" },
});

/** Every sheet with cells, to be chosen by hand; each choice holds at once. */
export function SourceChoices({ sheets, chosen, onChoose, onDone }: SourceChoicesProps): JSX.Element {
  const styles = useStyles();
  const formats = useFormats();
  const usable = sheets.filter((sheet) => sheet.kind !== "empty");
  const withBilling = (id: string, wanted: boolean) =>
    sheets.map((sheet) => sheet.id).filter((one) => (one === id ? wanted : chosen.billing.includes(one)));
  return (
    <div className={styles.form}>
      <fieldset className={styles.group}>
        <legend className={styles.legend} ref={focusOnMount} tabIndex={-1}>
          Billing sheets
        </legend>
        {usable.map((sheet) => (
          <Checkbox
            key={sheet.id}
            checked={chosen.billing.includes(sheet.id)}
            label={
              <>
                {sheet.name} ({formats.count(sheet.rows)})<span className={styles.why}>{sheet.why}</span>
              </>
            }
            onChange={(_, { checked }) => onChoose({ ...chosen, billing: withBilling(sheet.id, checked === true) })}
          />
        ))}
      </fieldset>
      <OneSheet
        label="Reseller list"
        sheets={usable}
        id={chosen.resellers}
        onChoose={(resellers) => onChoose({ ...chosen, resellers })}
      />
      <OneSheet label="Rates" sheets={usable} id={chosen.rates} onChoose={(rates) => onChoose({ ...chosen, rates })} />
      <Button size="small" appearance="primary" className={styles.done} onClick={onDone}>
        Done
      </Button>
    </div>
  );
}

interface OneSheetProps {
  readonly label: string;
  readonly sheets: readonly SheetFound[];
  readonly id: string | null;
  readonly onChoose: (id: string | null) => void;
}

function OneSheet({ label, sheets, id, onChoose }: OneSheetProps): JSX.Element {
  const styles = useStyles();
  return (
    <Field className={styles.field} label={label}>
      <Select value={id ?? ""} onChange={(_, { value }) => onChoose(value === "" ? null : value)}>
        <option value="">None</option>
        {sheets.map((sheet) => (
          <option key={sheet.id} value={sheet.id}>
            {sheet.name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
