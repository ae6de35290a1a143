import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { CheckmarkCircle16Filled } from "@fluentui/react-icons/svg/checkmark-circle";
import { SubtractCircle16Regular } from "@fluentui/react-icons/svg/subtract-circle";
import type { JSX } from "react";
import type { SheetFound, SourceChoice } from "../live/session";
import { useFormats } from "./formats";
import { plural } from "./plural";
import { SourceChoices } from "./SourceChoices";

interface SourcesProps {
  readonly sheets: readonly SheetFound[];
  /** Whether billing comes from files as well. */
  readonly hasFiles: boolean;
  readonly chosen: SourceChoice;
  readonly chosenByHand: boolean;
  /** Whether the choices are shown instead of what was picked. */
  readonly choosing: boolean;
  readonly onChoosing: (choosing: boolean) => void;
  readonly onChoose: (choice: SourceChoice) => void;
  readonly onChooseByItself: () => void;
  readonly onLookAgain: () => void;
}

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0, display: "grid", rowGap: tokens.spacingVerticalS },
  source: { display: "grid", gridTemplateColumns: "20px minmax(0, 1fr)", overflowWrap: "anywhere" },
  icon: { paddingBlockStart: "2px", color: tokens.colorStatusSuccessForeground1 },
  missing: { paddingBlockStart: "2px", color: tokens.colorNeutralForeground3 },
  why: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  buttons: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    marginBlockStart: tokens.spacingVerticalS,
  },
});

/** Which sheets are used for what, and why; all of it can be changed. */
export function Sources(props: SourcesProps): JSX.Element {
  const styles = useStyles();
  const { sheets, chosen } = props;
  const named = (id: string | null) => sheets.find((sheet) => sheet.id === id);
  const billing = chosen.billing.map(named).filter((sheet) => sheet !== undefined);
  if (props.choosing) return <SourceChoices {...props} onDone={() => props.onChoosing(false)} />;
  return (
    <>
      <ul className={styles.list} aria-label="Sheets in use">
        {billing.map((sheet) => (
          <Source key={sheet.id} use="Billing" sheet={sheet} missing="" />
        ))}
        {billing.length === 0 && (
          <Source
            use="Billing"
            sheet={undefined}
            missing={
              props.hasFiles
                ? "No sheet is used; billing comes from the files below."
                : "No sheet was recognised. Paste a reconciliation export with its headers, then look again; or add billing files below."
            }
          />
        )}
        <Source
          use="Reseller list"
          sheet={named(chosen.resellers)}
          missing="None found. Without onboarding dates no check month is known; revenue is added up all the same."
        />
        <Source
          use="Rates"
          sheet={named(chosen.rates)}
          missing="None found. Needed only for lines that are not billed or priced in US dollars."
        />
      </ul>
      <div className={styles.buttons}>
        <Button size="small" onClick={() => props.onChoosing(true)}>
          Change
        </Button>
        <Button size="small" appearance="subtle" onClick={props.onLookAgain}>
          Look again
        </Button>
        {props.chosenByHand && (
          <Button size="small" appearance="subtle" onClick={props.onChooseByItself}>
            Pick by itself
          </Button>
        )}
      </div>
    </>
  );
}

interface SourceProps {
  readonly use: string;
  readonly sheet: SheetFound | undefined;
  /** What it means that there is none. */
  readonly missing: string;
}

function Source({ use, sheet, missing }: SourceProps): JSX.Element {
  const styles = useStyles();
  const formats = useFormats();
  return (
    <li className={styles.source}>
      {sheet ? (
        <CheckmarkCircle16Filled className={styles.icon} aria-hidden />
      ) : (
        <SubtractCircle16Regular className={styles.missing} aria-hidden />
      )}
      <div>
        <div>
          {use}: {sheet ? <strong>{sheet.name}</strong> : "none"}
          {sheet && ` (${formats.count(sheet.rows)} ${plural(sheet.rows, "row")})`}
        </div>
        <div className={styles.why}>{sheet ? sheet.why : missing}</div>
      </div>
    </li>
  );
}
