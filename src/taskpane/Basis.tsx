import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ChevronDown16Regular } from "@fluentui/react-icons/svg/chevron-down";
import { ChevronUp16Regular } from "@fluentui/react-icons/svg/chevron-up";
import { type JSX, type ReactNode, useId } from "react";
import type { SessionState } from "../live/session";
import { useFormats } from "./formats";
import { plural } from "./plural";
import { changedSettings } from "./settings-text";

interface BasisProps {
  readonly state: SessionState;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

const useStyles = makeStyles({
  header: {
    justifyContent: "space-between",
    width: "100%",
    paddingInline: 0,
    textAlign: "start",
    // A button has a visible edge there.
    "@media (forced-colors: active)": { paddingInline: tokens.spacingHorizontalS },
  },
  label: { fontWeight: tokens.fontWeightRegular, overflowWrap: "anywhere" },
  content: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
});

/** What the review rests on: folded to one line, or open with everything that can be chosen. */
export function Basis({ state, open, onToggle, children }: BasisProps): JSX.Element {
  const styles = useStyles();
  const formats = useFormats();
  const content = useId();
  const billing = state.chosen.billing.length;
  const files = state.files.length;
  const changed = changedSettings(state.settings).size;
  return (
    <div>
      <Button
        className={styles.header}
        appearance="transparent"
        icon={open ? <ChevronUp16Regular /> : <ChevronDown16Regular />}
        iconPosition="after"
        aria-expanded={open}
        aria-controls={open ? content : undefined}
        onClick={onToggle}
      >
        <span className={styles.label}>
          As of {formats.day(state.asOf)} · {formats.count(billing)} billing {plural(billing, "sheet")}
          {files > 0 ? ` · ${formats.count(files)} ${plural(files, "file")}` : ""}
          {state.chosen.resellers === null ? " · no reseller list" : ""}
          {changed > 0 ? ` · ${formats.count(changed)} own ${plural(changed, "setting")}` : ""}
        </span>
      </Button>
      {open && (
        <div id={content} className={styles.content}>
          {children}
        </div>
      )}
    </div>
  );
}
