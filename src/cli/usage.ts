import { version } from "../../package.json";

/** Version of the product, as in its package. */
export const VERSION: string = version;

/** What `--help` shows. */
export const USAGE = `CSP Revenue Check ${VERSION}
Checks each indirect reseller's revenue of the last twelve closed months against Microsoft's minimum.

  npm run --silent review -- --billing FILE [--billing FILE …] --as-of YYYY-MM-DD [options]

What to read (.csv, .tsv, .csv.gz, .jsonl, .jsonl.gz, .xlsx)
  --billing FILE      Billing export; as often as needed, and patterns such as "exports/*.csv" work.
                      Of a workbook, every sheet that looks like billing is read; FILE.xlsx!Sheet names one.
  --resellers FILE    Reseller list: id, name and the month in which the reseller was onboarded.
  --rates FILE        Exchange rates: Currency, Month, USDPerUnit.
  --settings FILE     JSON with any of thresholdUsd, window, monthBasis, dateOrder, excludeCustomerCredit, excludePublishers.

What to ask
  --as-of YYYY-MM-DD  The day the question is asked for. Today's date is never assumed.

What to write (without either, a table is shown)
  --json FILE         The whole answer as JSON; "-" writes it to standard output and nothing else.
  --out REPORT.xlsx   A workbook to pass on: summary, watch list, all resellers, tie-out, problems, basis.

  --help, --version

Exit code: 0 reviewed, also with flagged resellers; 2 a wrong option or an unreadable file, with one line that says what to do;
3 reviewed, but a file does not tie out or an invoice is in two files with different rows.
`;
