import { Link, makeStyles, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import type { Review } from "../core/rules/review";
import { OPEN_FORMULAS, OPEN_HELP } from "./focus";
import { useFormats } from "./formats";

interface FooterProps {
  readonly review: Review | null;
  readonly onFormulas: () => void;
  readonly onHelp: () => void;
}

const useStyles = makeStyles({
  footer: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase100,
    lineHeight: tokens.lineHeightBase200,
  },
  help: { color: "inherit", fontSize: "inherit", textDecorationLine: "underline" },
});

/** What the pane says of where the data goes, in full. */
export const KEPT =
  "Everything is computed on this computer. The workbook keeps the as-of date, your choices and, of billing files, names, SHA-256 and sums: they go where the workbook goes.";

/** What a reader of the figures must know beside them: where the data went, by which rule, for which months. */
export function Footer({ review, onFormulas, onHelp }: FooterProps): JSX.Element {
  const styles = useStyles();
  const formats = useFormats();
  return (
    <footer className={styles.footer}>
      <span title={KEPT}>Nothing is uploaded</span>
      {review &&
        ` · rule ${review.policy.id}, ${formats.minimum(review.policy.thresholdUsd)}` +
          ` · window ${formats.span(review.window)}`}
      {" · "}
      <Link as="button" id={OPEN_FORMULAS} className={styles.help} onClick={onFormulas}>
        Formulas
      </Link>
      {" · "}
      <Link as="button" id={OPEN_HELP} className={styles.help} onClick={onHelp}>
        Help
      </Link>
    </footer>
  );
}
