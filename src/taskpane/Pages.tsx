import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ChevronLeft16Regular } from "@fluentui/react-icons/svg/chevron-left";
import { ChevronRight16Regular } from "@fluentui/react-icons/svg/chevron-right";
import type { JSX } from "react";
import { useFormats } from "./formats";

/** How many entries a list shows at a time: enough to look through, few enough to stay quick with 10,000. */
export const PAGE = 25;

interface PagesProps {
  /** What is counted, for the screen reader: “Resellers”. */
  readonly label: string;
  /** From 0. */
  readonly page: number;
  readonly entries: number;
  /** How many are shown at a time. */
  readonly size?: number;
  readonly onPage: (page: number) => void;
}

const useStyles = makeStyles({
  pages: {
    display: "flex",
    alignItems: "center",
    justifyContent: "center",
    gap: tokens.spacingHorizontalS,
    padding: tokens.spacingVerticalS,
    fontSize: tokens.fontSizeBase200,
  },
});

/** The entries of one page of `size`. */
export function pageOf<T>(entries: readonly T[], page: number, size = PAGE): readonly T[] {
  return entries.slice(page * size, (page + 1) * size);
}

/** The page to show where this one was turned to: the last one, where the list has become shorter since. */
export function pageWithin(entries: readonly unknown[], page: number, size = PAGE): number {
  return Math.min(page, Math.max(0, Math.ceil(entries.length / size) - 1));
}

/** Steps through a list page by page; nothing where one page holds it all. */
export function Pages({ label, page, entries, size = PAGE, onPage }: PagesProps): JSX.Element | null {
  const styles = useStyles();
  const formats = useFormats();
  if (entries <= size) return null;
  const last = Math.ceil(entries / size) - 1;
  return (
    <nav className={styles.pages} aria-label={`Pages of ${label}`}>
      <Button
        size="small"
        appearance="subtle"
        icon={<ChevronLeft16Regular />}
        aria-label="Previous page"
        disabledFocusable={page === 0}
        onClick={() => onPage(Math.max(0, page - 1))}
      />
      <span>
        {formats.count(page * size + 1)}–{formats.count(Math.min(entries, (page + 1) * size))} of{" "}
        {formats.count(entries)}
      </span>
      <Button
        size="small"
        appearance="subtle"
        icon={<ChevronRight16Regular />}
        aria-label="Next page"
        disabledFocusable={page === last}
        onClick={() => onPage(Math.min(last, page + 1))}
      />
    </nav>
  );
}
