import { makeStyles, tokens } from "@fluentui/react-components";
import { Add16Regular } from "@fluentui/react-icons/svg/add";
import { type JSX, useState } from "react";
import type { BillingFile } from "../live/session";
import { FilesEntry } from "./FilesEntry";
import { FilesPicker } from "./FilesPicker";
import { ADD_FILES, focusSoon } from "./focus";
import { pageOf, Pages, pageWithin } from "./Pages";

interface FilesProps {
  readonly files: readonly BillingFile[];
  /** Name of the sheet with their sums; `null` while there is none. */
  readonly sumsSheet: string | null;
  /** What keeps them from being relied on; `null` where nothing does. */
  readonly doubt: string | null;
  readonly onAdd: (files: readonly File[]) => void;
  readonly onAddAgain: (name: string, file: File) => void;
  readonly onRemove: (name: string) => void;
}

/** A year of months shows at a glance; what stands below stays in reach. */
const FILES = 12;

const useStyles = makeStyles({
  list: {
    listStyleType: "none",
    margin: `0 0 ${tokens.spacingVerticalS}`,
    padding: 0,
    display: "grid",
    rowGap: tokens.spacingVerticalS,
  },
  small: {
    margin: `${tokens.spacingVerticalXS} 0 0`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

/** The billing files beside the workbook; more can be added, and each can be taken out. */
export function Files({ files, sumsSheet, doubt, onAdd, onAddAgain, onRemove }: FilesProps): JSX.Element {
  const styles = useStyles();
  const [turned, setTurned] = useState(0);
  const page = pageWithin(files, turned, FILES);
  return (
    <>
      {files.length > 0 && (
        <ul className={styles.list} aria-label="Billing files">
          {pageOf(files, page, FILES).map((file) => (
            <FilesEntry
              key={file.name}
              file={file}
              sumsSheet={sumsSheet}
              doubt={doubt}
              onAddAgain={onAddAgain}
              onRemove={(name) => {
                onRemove(name);
                focusSoon(ADD_FILES);
              }}
            />
          ))}
        </ul>
      )}
      <Pages label="Billing files" page={page} entries={files.length} size={FILES} onPage={setTurned} />
      <FilesPicker id={ADD_FILES} words="Add files…" icon={<Add16Regular />} several onPick={onAdd} />
      <p className={styles.small}>
        CSV, TSV, JSON Lines or Excel, also gzip, of any size; you can drop them anywhere on this pane. Files stay on
        this machine and their rows are not put into the workbook: it keeps their sums, per reseller and month, in{" "}
        {sumsSheet === null ? "a sheet of their own" : `the sheet “${sumsSheet}”`}.
      </p>
    </>
  );
}
