import { Button, makeStyles, Switch, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import type { Highlight } from "../live/session";
import { useFormats } from "./formats";
import { plural } from "./plural";

interface HighlightPanelProps {
  readonly highlight: Highlight;
  readonly onHighlight: () => void;
  readonly onClear: () => void;
}

const useStyles = makeStyles({
  panel: {
    display: "flex",
    flexDirection: "column",
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  line: { display: "flex", flexWrap: "wrap", alignItems: "center", justifyContent: "space-between" },
  small: {
    margin: `0 ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXS}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

/** Marks in the sheets, on or off. Off means that the workbook looks as it did before. */
export function HighlightPanel({ highlight, onHighlight, onClear }: HighlightPanelProps): JSX.Element {
  const styles = useStyles();
  const on = highlight.at === "on";
  return (
    <div className={styles.panel}>
      <div className={styles.line}>
        <Switch
          label="Highlight in the sheets"
          checked={on}
          disabled={highlight.at === "working"}
          onChange={() => (on ? onClear() : onHighlight())}
        />
        {on && (
          <span>
            {highlight.behind && (
              <Button size="small" appearance="subtle" onClick={onHighlight}>
                Refresh
              </Button>
            )}
            <Button size="small" appearance="subtle" onClick={onClear}>
              Clear
            </Button>
          </span>
        )}
      </div>
      <Explained highlight={highlight} />
    </div>
  );
}

function Explained({ highlight }: { readonly highlight: Highlight }): JSX.Element {
  const styles = useStyles();
  const formats = useFormats();
  switch (highlight.at) {
    case "off":
      return (
        <p className={styles.small}>
          Colours the rows that need attention and writes their status in columns of our own. Off puts everything back.
        </p>
      );
    case "working":
      return <p className={styles.small}>Working in the sheets…</p>;
    case "on":
      return (
        <>
          <p className={styles.small}>
            {formats.count(highlight.resellers)} {plural(highlight.resellers, "reseller")} highlighted. Clear puts
            everything back as it was.{highlight.behind && " The sheets changed since; refresh to follow them."}
          </p>
          {highlight.notes.map((note) => (
            <p key={note} className={styles.small}>
              {note}
            </p>
          ))}
        </>
      );
  }
}
