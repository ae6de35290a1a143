import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { type JSX, type ReactNode, useState } from "react";
import type { ResellerReview, Review } from "../core/rules/review";
import { monthInWords, problemText } from "../core/rules/wording";
import type { Target } from "../live/session";
import { useFormats } from "./formats";
import { isInFile, useLineDesk } from "./line-desk";
import { pageOf, Pages, pageWithin } from "./Pages";
import { plural } from "./plural";

interface FindingsProps {
  readonly review: Review;
  readonly onJump: (target: Target) => void;
}

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyleType: "none",
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    overflowWrap: "anywhere",
  },
  // Fingers need 24 pixels.
  link: {
    minHeight: "24px",
    // The system's colours alone would make it look like plain text.
    "@media (forced-colors: active)": { color: "LinkText", textDecorationLine: "underline" },
  },
  none: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** Everything in the data that a person should look at; an entry leads to its cell where it is in a sheet. */
export function Problems({ review, onJump }: FindingsProps): JSX.Element {
  return (
    <Entries label="problems" none="No problem was found in the rows." entries={review.problems}>
      {(problem) => (
        <Place target={{ source: problem.source, row: problem.row, column: problem.column }} onJump={onJump}>
          {problemText(problem)}
        </Place>
      )}
    </Entries>
  );
}

/** Resellers that have billing and no row in the reseller list. */
export function Unlisted({ review, onJump }: FindingsProps): JSX.Element {
  const formats = useFormats();
  return (
    <Entries
      label="unlisted resellers"
      none="Every reseller with billing is in the reseller list."
      entries={review.resellers.filter((reseller) => !reseller.listed)}
    >
      {(reseller) => (
        <>
          <Place target={firstLineOf(review, reseller)} onJump={onJump}>
            {reseller.id}
          </Place>
          : {formats.usd(reseller.ttmUsd)} in the window, {formats.count(reseller.lines)}{" "}
          {plural(reseller.lines, "line")}. Add it to the list with its onboarding date.
        </>
      )}
    </Entries>
  );
}

/** Billing that names no reseller, per source, currency and month; an entry of a sheet leads to the first of its cells. */
export function Unassigned({ review, onJump }: FindingsProps): JSX.Element {
  const formats = useFormats();
  return (
    <Entries label="months with unassigned lines" none="Every line names a reseller." entries={review.unassigned}>
      {(entry) => (
        <>
          <Place target={{ ...resellerColumnOf(review, entry.source), row: entry.row }} onJump={onJump}>
            {entry.source}, row {entry.row}
          </Place>
          : {formats.money(entry.amount, entry.currency)} in {formats.count(entry.lines)} {plural(entry.lines, "line")}{" "}
          of {monthInWords(entry.month)} without a reseller.
        </>
      )}
    </Entries>
  );
}

interface PlaceProps {
  readonly target: Target;
  readonly onJump: (target: Target) => void;
  readonly children: ReactNode;
}

/** Leads to a cell; plain words where it stands in a file, which Excel cannot show. */
function Place({ target, onJump, children }: PlaceProps): JSX.Element {
  const styles = useStyles();
  const desk = useLineDesk();
  if (desk && isInFile(desk, target.source)) return <>{children}</>;
  return (
    <Link as="button" className={styles.link} onClick={() => onJump(target)}>
      {children}
    </Link>
  );
}

interface EntriesProps<T> {
  readonly label: string;
  readonly none: string;
  readonly entries: readonly T[];
  readonly children: (entry: T) => ReactNode;
}

function Entries<T>({ label, none, entries, children }: EntriesProps<T>): JSX.Element {
  const styles = useStyles();
  const [page, setPage] = useState(0);
  if (entries.length === 0) return <p className={styles.none}>{none}</p>;
  const shown = pageWithin(entries, page);
  return (
    <>
      <ul className={styles.list} aria-label={label}>
        {pageOf(entries, shown).map((entry, index) => (
          <li key={index}>{children(entry)}</li>
        ))}
      </ul>
      <Pages label={label} page={shown} entries={entries.length} onPage={setPage} />
    </>
  );
}

/** The cell in which billing first names a reseller. */
export function firstLineOf(review: Review, { firstLine }: ResellerReview): Target {
  return { ...resellerColumnOf(review, firstLine?.source ?? ""), ...firstLine };
}

/** The header of the column in which a source names the reseller. */
function resellerColumnOf(review: Review, source: string): Target {
  const report = review.sources.find((one) => one.name === source);
  const column = report?.columns.find((one) => one.role === "reseller")?.header ?? null;
  return { source, row: report?.headerRow || null, column };
}
