import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import type { JSX, ReactNode } from "react";
import type { Review } from "../core/rules/review";
import type { Target } from "../live/session";
import { useFormats } from "./formats";
import { Problems, Unassigned, Unlisted } from "./Findings";
import { plural } from "./plural";
import { TieOutTables } from "./TieOut";

interface DataProps {
  readonly review: Review;
  readonly onJump: (target: Target) => void;
}

const useStyles = makeStyles({
  panel: { paddingBlockEnd: tokens.spacingVerticalM, marginInline: 0 },
});

/** What was made of the data: problems, resellers missing from the list, lines without a reseller, and the tie-out. */
export function Data(props: DataProps): JSX.Element {
  const { review } = props;
  const styles = useStyles();
  const formats = useFormats();
  const unlisted = review.resellers.filter((reseller) => !reseller.listed).length;
  const unassigned = review.tieOut.reduce((sum, row) => sum + row.unassigned.lines, 0);
  const section = (value: string, title: string, content: ReactNode) => (
    <AccordionItem value={value}>
      <AccordionHeader as="h3" size="small">
        {title}
      </AccordionHeader>
      <AccordionPanel className={styles.panel}>{content}</AccordionPanel>
    </AccordionItem>
  );
  return (
    <Accordion multiple collapsible defaultOpenItems={["tie-out", "problems"]}>
      {section(
        "problems",
        `${formats.count(review.problems.length)} ${plural(review.problems.length, "problem")}`,
        <Problems {...props} />,
      )}
      {section(
        "unlisted",
        `${formats.count(unlisted)} unlisted ${plural(unlisted, "reseller")}`,
        <Unlisted {...props} />,
      )}
      {section(
        "unassigned",
        `${formats.count(unassigned)} unassigned ${plural(unassigned, "line")}`,
        <Unassigned {...props} />,
      )}
      {section("tie-out", review.ties ? "Tie-out" : "Tie-out: does not tie", <TieOutTables review={review} />)}
      {section("sources", "How the sheets were read", <Readings review={review} />)}
    </Accordion>
  );
}

function Readings({ review }: { readonly review: Review }): JSX.Element {
  const formats = useFormats();
  return (
    <>
      {review.sources.map((source) => (
        <p key={source.name} style={{ marginBlock: tokens.spacingVerticalXS, overflowWrap: "anywhere" }}>
          <strong>{source.name}</strong>: {source.headerRow > 0 && `header in row ${formats.count(source.headerRow)}, `}
          {formats.count(source.lines)} {plural(source.lines, "line")}
          {source.months && `, ${formats.span(source.months)}`}
          {source.dateOrder && `, dates ${source.dateOrder === "mdy" ? "month/day/year" : "day/month/year"}`}.{" "}
          {source.columns.map((column) => `${roleText(column.role)}: ${column.header}`).join(" · ")}
        </p>
      ))}
    </>
  );
}

/** “chargeStart” as “charge start”. */
function roleText(role: string): string {
  return role.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
