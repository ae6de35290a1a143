import { Field, Input } from "@fluentui/react-components";
import { type JSX, useState } from "react";
import type { DayText } from "../core/rules/review";
import { useFormats } from "./formats";

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
  const { day } = useFormats();
  const [isRefused, setRefused] = useState(false);
  const [refusals, setRefusals] = useState(0);
  return (
    <Field
      label="As of"
      hint={isKept ? KEPT : NOT_KEPT}
      // What stands in the field is valid again, so that it is no error of the field.
      validationState={isRefused ? "warning" : "none"}
      validationMessage={
        isRefused ? `The date stays ${day(asOf)}: only whole dates from 2000 to 2099 can be reviewed.` : null
      }
    >
      <Input
        // A field made anew holds the date in force.
        key={`${asOf} ${refusals}`}
        type="date"
        defaultValue={asOf}
        min="2000-01-01"
        max="2099-12-31"
        onChange={(_, { value }) => {
          setRefused(false);
          if (MEANT.test(value) && value !== asOf) onChange(value);
        }}
        onBlur={({ target }) => {
          if (MEANT.test(target.value)) return;
          setRefused(true);
          setRefusals(refusals + 1);
        }}
      />
    </Field>
  );
}
