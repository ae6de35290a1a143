import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import { Fragment, type JSX } from "react";
import { type FormulaDescribed, NAMESPACE } from "../functions/formula-described";

interface FormulaEntryProps {
  readonly formula: FormulaDescribed;
  /** As this Excel writes it. */
  readonly example: string;
  readonly isBusy: boolean;
  readonly onInsert: () => void;
}

const useStyles = makeStyles({
  entry: {
    paddingBlock: tokens.spacingVerticalS,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  line: { display: "flex", alignItems: "center", justifyContent: "space-between", gap: tokens.spacingHorizontalS },
  name: { margin: 0, fontSize: tokens.fontSizeBase300, overflowWrap: "anywhere" },
  gives: { margin: `${tokens.spacingVerticalXS} 0 0`, color: tokens.colorNeutralForeground2 },
  calls: {
    display: "flex",
    flexWrap: "wrap",
    justifyContent: "space-between",
    columnGap: tokens.spacingHorizontalS,
    marginBlockStart: tokens.spacingVerticalXS,
    color: tokens.colorNeutralForeground2,
  },
  example: { fontFamily: tokens.fontFamilyMonospace },
  argument: { whiteSpace: "nowrap" },
});

/** One formula: its name, what it gives, an example, and Insert. */
export function FormulaEntry({ formula, example, isBusy, onInsert }: FormulaEntryProps): JSX.Element {
  const styles = useStyles();
  const name = `${NAMESPACE}.${formula.name}`;
  return (
    <li className={styles.entry}>
      <div className={styles.line}>
        <h3 className={styles.name}>{name}</h3>
        <Button size="small" aria-label={`Insert ${name}`} disabledFocusable={isBusy} onClick={onInsert}>
          Insert
        </Button>
      </div>
      <p className={styles.gives}>{formula.gives}</p>
      <div className={styles.calls}>
        <code className={styles.example}>
          {argumentsOf(example).map((argument, at) => (
            <Fragment key={at}>
              <span className={styles.argument}>{argument}</span>
              <wbr />
            </Fragment>
          ))}
        </code>
        <Link href={formula.page} target="_blank" rel="noreferrer" aria-label={`More about ${name}`}>
          More
        </Link>
      </div>
    </li>
  );
}

/** The parts of an example between which a line may break: a month such as "2026-03" must stay whole. */
const argumentsOf = (example: string): readonly string[] => example.split(/(?<=[,;])/);
