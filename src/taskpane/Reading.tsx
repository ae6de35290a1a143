import { Button, makeStyles, ProgressBar, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import type { ReadProgress } from "../live/session";
import { CANCEL } from "./focus";
import { type Formats, useFormats } from "./formats";
import { plural } from "./plural";

interface ReadingProps {
  /** `null` until the first rows arrive. */
  readonly progress: ReadProgress | null;
  readonly onCancel: () => void;
}

const ACTS = { read: "Reading", keep: "Keeping the sums of files in" } as const;

const useStyles = makeStyles({
  reading: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  line: {
    display: "flex",
    alignItems: "center",
    justifyContent: "space-between",
    gap: tokens.spacingHorizontalM,
    fontVariantNumeric: "tabular-nums",
    overflowWrap: "anywhere",
  },
});

/** How far the reading is, with the way to stop it. */
export function Reading({ progress, onCancel }: ReadingProps): JSX.Element {
  const styles = useStyles();
  const formats = useFormats();
  return (
    <div className={styles.reading}>
      <div className={styles.line}>
        <span>
          {progress
            ? `${ACTS[progress.act]} ${progress.source}: ${readSoFar(progress, formats)}`
            : "Looking at the sheets…"}
        </span>
        <Button id={CANCEL} onClick={onCancel}>
          Cancel
        </Button>
      </div>
      <ProgressBar
        aria-label={progress?.act === "keep" ? "Rows written" : "Rows read"}
        thickness="large"
        {...(progress ? { value: progress.share, max: 1 } : {})}
      />
    </div>
  );
}

function readSoFar({ rowsRead, rowsTotal, share }: ReadProgress, formats: Formats): string {
  const rows = formats.count(rowsRead);
  if (rowsTotal === null) return `${rows} ${plural(rowsRead, "row")} (${Math.floor(share * 100)} %)`;
  return `${rows} of ${formats.count(rowsTotal)} ${plural(rowsTotal, "row")}`;
}
