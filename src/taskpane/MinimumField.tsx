import { Field, Input } from "@fluentui/react-components";
import { type JSX, useState } from "react";
import { useFormats } from "./formats";
import { minimumShown, minimumTyped } from "./minimum-text";

interface MinimumFieldProps {
  readonly className: string;
  readonly hint: JSX.Element;
  /** The minimum that was chosen, USD; `null` leaves it to the rule in force. */
  readonly usd: number | null;
  /** The minimum of the rule in force, USD; `null` where it is not known. */
  readonly ruleUsd: number | null;
  readonly onChange: (usd: number | null) => void;
}

/** The minimum, taken when the field is left; what cannot be taken gives way to the one in force, and it says why. */
export function MinimumField({ className, hint, usd, ruleUsd, onChange }: MinimumFieldProps): JSX.Element {
  const { marks } = useFormats();
  const shown = minimumShown(usd, marks);
  // The last minimum in force that the field knows of: another one, from wherever it came, replaces what stands there.
  const [known, setKnown] = useState(usd);
  const [text, setText] = useState(shown);
  const [refused, setRefused] = useState<string | null>(null);
  if (known !== usd) {
    setKnown(usd);
    setText(shown);
    setRefused(null);
  }

  const leave = (): void => {
    if (text === shown) return;
    const typed = minimumTyped(text, marks);
    setText(shown);
    if (typed.at === "refused") setRefused(typed.because);
    else if (typed.usd !== usd) onChange(typed.usd);
  };

  return (
    <Field
      className={className}
      label="Minimum, USD"
      hint={hint}
      // What stands in the field is valid again, so that it is no error of the field.
      validationState={refused === null ? "none" : "warning"}
      validationMessage={refused}
    >
      <Input
        inputMode="decimal"
        value={text}
        placeholder={minimumShown(ruleUsd, marks)}
        onChange={(_, { value }) => {
          setText(value);
          setRefused(null);
        }}
        onBlur={leave}
      />
    </Field>
  );
}
