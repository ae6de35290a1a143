import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { CheckmarkCircle16Filled } from "@fluentui/react-icons/svg/checkmark-circle";
import { Dismiss16Regular } from "@fluentui/react-icons/svg/dismiss";
import { Document16Regular } from "@fluentui/react-icons/svg/document";
import { ErrorCircle16Filled } from "@fluentui/react-icons/svg/error-circle";
import { SubtractCircle16Regular } from "@fluentui/react-icons/svg/subtract-circle";
import { Warning16Filled } from "@fluentui/react-icons/svg/warning";
import { type JSX, useId, useState } from "react";
import { isDoubted } from "../live/files-doubt";
import { finished } from "../live/sentence";
import type { BillingFile } from "../live/session";
import { FilesPicker } from "./FilesPicker";
import { focusOnMount, focusSoon } from "./focus";
import { type Formats, useFormats } from "./formats";
import { plural } from "./plural";

interface FilesEntryProps {
  readonly file: BillingFile;
  /** Name of the sheet with its sums; `null` while there is none. */
  readonly sumsSheet: string | null;
  /** What keeps kept sums from being relied on, of all files; `null` where nothing does. */
  readonly doubt: string | null;
  readonly onAddAgain: (name: string, file: File) => void;
  readonly onRemove: (name: string) => void;
}

const useStyles = makeStyles({
  entry: { display: "grid", gridTemplateColumns: "20px minmax(0, 1fr) auto", overflowWrap: "anywhere" },
  good: { paddingBlockStart: "2px", color: tokens.colorStatusSuccessForeground1 },
  bad: { paddingBlockStart: "2px", color: tokens.colorStatusDangerForeground1 },
  plain: { paddingBlockStart: "2px", color: tokens.colorNeutralForeground3 },
  small: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  other: { display: "flex", gap: tokens.spacingHorizontalXS },
  warning: { flexShrink: 0, color: tokens.colorStatusWarningForeground1 },
  digest: {
    fontFamily: tokens.fontFamilyMonospace,
    borderRadius: tokens.borderRadiusSmall,
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  remove: { alignSelf: "start" },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS },
});

/** One billing file: what is known of it, whether it is here, and what can be done with it. */
export function FilesEntry({ file, sumsSheet, doubt, onAddAgain, onRemove }: FilesEntryProps): JSX.Element {
  const styles = useStyles();
  const formats = useFormats();
  const remove = useId();
  const [asking, setAsking] = useState(false);
  const { name, isHere, isOther, sha256, trouble } = file;
  return (
    <li className={styles.entry}>
      {!isHere ? (
        <SubtractCircle16Regular className={styles.plain} aria-hidden />
      ) : trouble !== null ? (
        <ErrorCircle16Filled className={styles.bad} aria-hidden />
      ) : file.lines === null ? (
        <Document16Regular className={styles.plain} aria-hidden />
      ) : (
        <CheckmarkCircle16Filled className={styles.good} aria-hidden />
      )}
      <div>
        <strong>{name}</strong>
        <div className={styles.small}>
          {factsOf(file, formats)}
          {sha256 !== null && (
            <>
              {" · "}
              <Digest sha256={sha256} />
            </>
          )}
        </div>
        <div className={styles.small}>{placeOf(file, sumsSheet, doubt)}</div>
        {isOther && (
          <div className={styles.other}>
            <Warning16Filled className={styles.warning} aria-hidden />
            <span className={styles.small}>
              Not the same file as before: its content differs from the file of this name that was read last.
            </span>
          </div>
        )}
        {asking ? (
          <>
            <div className={styles.small}>
              The review will be without “{name}”{sumsSheet !== null && `, and its sums leave the sheet “${sumsSheet}”`}
              . The file itself stays where it is.
            </div>
            <div className={styles.buttons}>
              <Button size="small" ref={focusOnMount} onClick={() => onRemove(name)}>
                Remove it
              </Button>
              <Button
                size="small"
                appearance="subtle"
                onClick={() => {
                  setAsking(false);
                  focusSoon(remove);
                }}
              >
                Keep it
              </Button>
            </div>
          </>
        ) : (
          !isHere && (
            <FilesPicker
              words="Add it again…"
              spoken={`Add it again… ${name}`}
              several={false}
              onPick={([picked]) => picked && onAddAgain(name, picked)}
            />
          )
        )}
      </div>
      <Button
        id={remove}
        className={styles.remove}
        size="small"
        appearance="subtle"
        icon={<Dismiss16Regular />}
        title={`Remove ${name}`}
        aria-label={`Remove ${name}`}
        disabledFocusable={asking}
        onClick={() => setAsking(true)}
      />
    </li>
  );
}

/** The beginning of a digest; all of it while it has the focus or the pointer. */
function Digest({ sha256 }: { readonly sha256: string }): JSX.Element {
  const styles = useStyles();
  const [whole, setWhole] = useState(false);
  return (
    <span
      className={styles.digest}
      tabIndex={0}
      onFocus={() => setWhole(true)}
      onBlur={() => setWhole(false)}
      onMouseEnter={() => setWhole(true)}
      onMouseLeave={() => setWhole(false)}
    >
      SHA-256 {whole ? sha256 : `${sha256.slice(0, 8)}…`}
    </span>
  );
}

function factsOf({ size, lines }: BillingFile, formats: Formats): string {
  return lines === null
    ? formats.size(size)
    : `${formats.size(size)} · ${formats.count(lines)} ${plural(lines, "line")}`;
}

function placeOf(
  { name, isHere, lines, trouble }: BillingFile,
  sumsSheet: string | null,
  doubt: string | null,
): string {
  if (!isHere && sumsSheet === null) return "Not here, and the sheet with its sums is gone: it is not counted.";
  if (!isHere && isDoubted(doubt, name)) return "Not here; its kept sums are in doubt, as said above.";
  if (!isHere) return "Not here; its kept sums are used.";
  if (trouble !== null) return `Could not be read: ${finished(trouble)}`;
  return lines === null ? "Not read yet." : "Read where it is.";
}
