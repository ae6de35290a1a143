import { Field, Input } from "@fluentui/react-components";
import type { JSX } from "react";
import type { DayText } from "../core/rules/review";

interface AsOfProps {
  readonly asOf: DayText;
  readonly onChange: (asOf: DayText) => void;
}

// While a year is being typed the field holds years such as 0002; they are not meant yet.
const MEANT = /^20\d\d-\d\d-\d\d$/;

/** The day the question is asked for. It starts as today and then stays with the workbook. */
export function AsOf({ asOf, onChange }: AsOfProps): JSX.Element {
  return (
    <Field label="As of" hint="Kept in this workbook: it shows the same figures tomorrow, until you change the date.">
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
