import { Button, Link, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { type JSX, useEffect, useId, useState } from "react";
import type { CountedLine } from "../core/ledger/counted-lines";
import type { ResellerReview } from "../core/rules/review";
import { FilesPicker } from "./FilesPicker";
import { useFormats } from "./formats";
import { isInFile, type LineDesk, type LinesRead } from "./line-desk";
import { Notice } from "./Notice";
import { pageOf, Pages, pageWithin } from "./Pages";
import { plural } from "./plural";

interface ResellerLinesProps {
  readonly reseller: ResellerReview;
  readonly desk: LineDesk;
}

/** Lines that are shown at a time. */
const LINES = 200;

const useStyles = makeStyles({
  show: { alignSelf: "flex-start" },
  lines: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  reading: { justifyContent: "flex-start" },
  away: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: "anywhere",
  },
  scroll: { overflowX: "auto" },
  table: {
    width: "100%",
    borderCollapse: "collapse",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontVariantNumeric: "tabular-nums",
  },
  head: { textAlign: "start", fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2 },
  source: {
    textAlign: "start",
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: "anywhere",
    paddingBlockStart: tokens.spacingVerticalXS,
  },
  number: { textAlign: "end", paddingInlineStart: tokens.spacingHorizontalS },
  total: { borderTop: `1px solid ${tokens.colorNeutralStroke1}`, fontWeight: tokens.fontWeightSemibold },
  link: {
    minHeight: "24px",
    fontSize: "inherit",
    "@media (forced-colors: active)": { color: "LinkText", textDecorationLine: "underline" },
  },
});

/** The counted lines behind a reseller's TTM, read when they are asked for and again whenever the review is another. */
export function ResellerLines({ reseller, desk }: ResellerLinesProps): JSX.Element {
  const styles = useStyles();
  const panel = useId();
  const [open, setOpen] = useState(false);
  const [found, setFound] = useState<{ readonly of: ResellerReview; readonly read: LinesRead } | null>(null);
  const { read } = desk;
  useEffect(() => {
    if (!open) return;
    let isOver = false;
    void read(reseller.id).then((lines) => {
      if (!isOver) setFound({ of: reseller, read: lines });
    });
    return () => {
      isOver = true;
    };
  }, [open, reseller, read]);
  return (
    <>
      <Button
        size="small"
        className={styles.show}
        aria-expanded={open}
        aria-controls={open ? panel : undefined}
        onClick={() => setOpen(!open)}
      >
        {open ? "Hide the lines" : "Show the lines"}
      </Button>
      {open && (
        <div id={panel} className={styles.lines}>
          {found?.of === reseller ? (
            <Found reseller={reseller} desk={desk} found={found.read} />
          ) : (
            <Spinner
              className={styles.reading}
              size="extra-tiny"
              label={
                desk.files.some(({ isHere }) => isHere)
                  ? "Reading the files again for the lines…"
                  : "Looking up the lines…"
              }
            />
          )}
        </div>
      )}
    </>
  );
}

function Found({ found, ...props }: ResellerLinesProps & { readonly found: LinesRead }): JSX.Element {
  const styles = useStyles();
  if (found.at === "failed") {
    return <Notice intent="error" title="The lines cannot be shown." sentence={found.because} onDismiss={null} />;
  }
  return (
    <>
      {found.away.map((name) => (
        <p key={name} className={styles.away}>
          The lines of “{name}” are here as kept sums; add {name} again to see its lines.{" "}
          <FilesPicker
            words="Add it again…"
            spoken={`Add it again… ${name}`}
            several={false}
            onPick={([picked]) => picked && props.desk.onAddAgain(name, picked)}
          />
        </p>
      ))}
      {found.lines.length === 0 ? (
        <p className={styles.away}>No line was counted in the twelve months.</p>
      ) : (
        <LineTable {...props} lines={found.lines} />
      )}
    </>
  );
}

interface LineTableProps extends ResellerLinesProps {
  readonly lines: readonly CountedLine[];
}

function LineTable({ reseller, desk, lines }: LineTableProps): JSX.Element {
  const styles = useStyles();
  const formats = useFormats();
  const [turned, setPage] = useState(0);
  const page = pageWithin(lines, turned, LINES);
  const shown = pageOf(lines, page, LINES);
  // Where all is in dollars a column of ones would only take room.
  const hasRates = lines.some(({ rateFrom }) => rateFrom !== "same");
  const columns = ["Row", "Month", "Amount", ...(hasRates ? ["Rate"] : []), "USD"];
  const cents = lines.reduce((sum, { usd }) => sum + Math.round(usd * 100), 0);
  const title = reseller.name ?? `reseller ${reseller.id}`;
  return (
    <>
      <div className={styles.scroll}>
        <table className={styles.table} aria-label={`Lines of ${title}`}>
          <thead>
            <tr>
              {columns.map((column, at) => (
                <th key={column} scope="col" className={at < 2 ? styles.head : styles.number}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          {bySource(shown).map(({ source, of }) => (
            <tbody key={source}>
              <tr>
                <th scope="rowgroup" colSpan={columns.length} className={styles.source}>
                  {source}
                </th>
              </tr>
              {of.map((line) => (
                <tr key={line.row}>
                  <td>
                    {isInFile(desk, source) ? (
                      formats.count(line.row)
                    ) : (
                      <Link
                        as="button"
                        className={styles.link}
                        aria-label={`Row ${formats.count(line.row)} of ${source}`}
                        onClick={() => desk.onJump({ source, row: line.row, column: null })}
                      >
                        {formats.count(line.row)}
                      </Link>
                    )}
                  </td>
                  <td>{formats.month(line.month)}</td>
                  <td className={styles.number}>{formats.money(line.amount, line.currency)}</td>
                  {hasRates && <td className={styles.number}>{formats.rate(line.usdPerUnit)}</td>}
                  <td className={styles.number}>{formats.usd(line.usd)}</td>
                </tr>
              ))}
            </tbody>
          ))}
          <tfoot>
            <tr className={styles.total}>
              <th scope="row" colSpan={columns.length - 1} className={styles.source}>
                TTM, {formats.count(lines.length)} {plural(lines.length, "line")}
              </th>
              <td className={styles.number}>{formats.usd(cents / 100)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
      <Pages label={`lines of ${title}`} page={page} entries={lines.length} size={LINES} onPage={setPage} />
    </>
  );
}

/** Lines of one source follow each other. */
function bySource(lines: readonly CountedLine[]): readonly { readonly source: string; readonly of: CountedLine[] }[] {
  const groups: { readonly source: string; readonly of: CountedLine[] }[] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (last?.source === line.source) last.of.push(line);
    else groups.push({ source: line.source, of: [line] });
  }
  return groups;
}
