import { Field, Input } from "@fluentui/react-components";
import type { JSX } from "react";
import type { DayText } from "../core/rules/review";

interface AsOfProps {
  readonly asOf: DayText;
  /** Whether the workbook keeps it already. */
  readonly isKept: boolean;
  readonly onChange: (asOf: DayText) => void;
}

// While a year is being typed the field holds years such as 0002; they are not meant yet.
const MEANT = /^20\d\d-\d\d-\d\d$/;

const KEPT = "Kept in this workbook: it shows the same figures tomorrow, until you change the date.";
const NOT_KEPT =
  "Not kept in this workbook yet. Review keeps it, and so does choosing another date, so that the same figures show tomorrow.";

/** The day the question is asked for. It starts as today and then stays with the workbook. */
export function AsOf({ asOf, isKept, onChange }: AsOfProps): JSX.Element {
  return (
    <Field label="As of" hint={isKept ? KEPT : NOT_KEPT}>
      <Input
        key={asOf}
        type="date"
        defaultValue={asOf}
        min="2000-01-01"
        max="2099-12-31"
        onChange={(_, { value }) => {
          if (MEANT.test(value) && value !== asOf) onChange(value);
        }}
      />
    </Field>
  );
}
