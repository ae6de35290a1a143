import { Badge, Checkbox, Field, Input, makeStyles, Select, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import { DEFAULT_SETTINGS, type Settings } from "../core/rules/settings";
import { useFormats } from "./formats";
import { MinimumField } from "./MinimumField";
import { NARROW } from "./narrow";
import { changedSettings, publishersOf } from "./settings-text";

interface SettingsFormProps {
  readonly settings: Settings;
  /** The minimum of the rule in force, USD; `null` before the first review. */
  readonly ruleUsd: number | null;
  readonly onChange: (settings: Settings) => void;
}

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
  field: NARROW,
  hint: { color: tokens.colorNeutralForeground2 },
  mark: { display: "block", marginBlockStart: tokens.spacingVerticalXXS },
});

const ALL_OTHERS = "*";

/** What may be chosen about a review. Each setting says what it does and whether it is as in Microsoft's rule. */
export function SettingsForm({ settings, ruleUsd, onChange }: SettingsFormProps): JSX.Element {
  const styles = useStyles();
  const formats = useFormats();
  const changed = changedSettings(settings);
  const set = (change: Partial<Settings>) => onChange({ ...settings, ...change });
  const hint = (key: keyof Settings, sentence: string, usual = "As in Microsoft's rule"): JSX.Element => (
    <span className={styles.hint}>
      {sentence}
      <span className={styles.mark}>
        <Badge appearance="outline" color={changed.has(key) ? "warning" : "informative"}>
          {changed.has(key) ? "Your choice" : usual}
        </Badge>
      </span>
    </span>
  );
  const others = settings.excludePublishers.includes(ALL_OTHERS);
  return (
    <div className={styles.form}>
      <MinimumField
        className={styles.field}
        usd={settings.thresholdUsd}
        ruleUsd={ruleUsd}
        hint={hint(
          "thresholdUsd",
          `Empty takes the rule in force in the check month${ruleUsd === null ? "" : `, now ${formats.minimum(ruleUsd)}`}.`,
        )}
        onChange={(thresholdUsd) => set({ thresholdUsd })}
      />
      <Field
        className={styles.field}
        label="Check window"
        hint={hint(
          "window",
          "Microsoft does not say which twelve months it tests; its own TTM ends with the month before.",
          "Usual reading",
        )}
      >
        <Select
          value={settings.window}
          onChange={(_, { value }) =>
            set({ window: value === "with-check-month" ? "with-check-month" : "before-check-month" })
          }
        >
          <option value="before-check-month">The 12 months before the check month</option>
          <option value="with-check-month">The 11 months before it and the check month</option>
        </Select>
      </Field>
      <Field
        className={styles.field}
        label="Month of an invoice line"
        hint={hint("monthBasis", "By invoice, late credits fall in the month that was billed.", "Usual reading")}
      >
        <Select value={settings.monthBasis} onChange={(_, { value }) => set({ monthBasis: monthBasisOf(value) })}>
          <option value="invoice">The month its invoice bills</option>
          <option value="charge-start">The start of its charge</option>
          <option value="order-date">Its order date</option>
        </Select>
      </Field>
      <Field
        className={styles.field}
        label="Dates such as 03/04/2025"
        hint={hint(
          "dateOrder",
          "Used only for a column in which every date can be read both ways.",
          "As Microsoft exports",
        )}
      >
        <Select
          value={settings.dateOrder}
          onChange={(_, { value }) => set({ dateOrder: value === "dmy" ? "dmy" : "mdy" })}
        >
          <option value="mdy">Month first: 4 March</option>
          <option value="dmy">Day first: 3 April</option>
        </Select>
      </Field>
      <Field
        className={styles.field}
        hint={hint("excludeCustomerCredit", "Credits lower the revenue, as they lower the invoice.", "Usual reading")}
      >
        <Checkbox
          label="Leave out customer credits"
          checked={settings.excludeCustomerCredit}
          onChange={(_, { checked }) => set({ excludeCustomerCredit: checked === true })}
        />
      </Field>
      <Field
        className={styles.field}
        hint={hint(
          "excludePublishers",
          "Marketplace lines of other publishers count unless left out.",
          "Usual reading",
        )}
      >
        <Checkbox
          label="Leave out all publishers but Microsoft"
          checked={others}
          onChange={(_, { checked }) => set({ excludePublishers: checked === true ? [ALL_OTHERS] : [] })}
        />
      </Field>
      {!others && (
        <Field
          className={styles.field}
          label="Publishers to leave out"
          hint="Names as in the export, separated by semicolons."
        >
          <Input
            key={settings.excludePublishers.join(";")}
            defaultValue={settings.excludePublishers.join("; ")}
            onBlur={({ target }) => {
              const excludePublishers = publishersOf(target.value);
              if (excludePublishers.join(";") !== settings.excludePublishers.join(";")) set({ excludePublishers });
            }}
          />
        </Field>
      )}
    </div>
  );
}

function monthBasisOf(value: string): Settings["monthBasis"] {
  return value === "charge-start" || value === "order-date" ? value : DEFAULT_SETTINGS.monthBasis;
}
