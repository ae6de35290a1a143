import { makeStyles } from "@fluentui/react-components";
import type { JSX } from "react";
import type { MonthSpan, ResellerReview } from "../core/rules/review";
import { pageOf, Pages, pageWithin } from "./Pages";
import { ResellerRow } from "./ResellerRow";
import { RevenueLegend } from "./RevenueBar";

interface ResellerListProps {
  readonly label: string;
  readonly resellers: readonly ResellerReview[];
  /** The TTM window. */
  readonly window: MonthSpan;
  readonly page: number;
  /** Id of the reseller whose details are unfolded. */
  readonly opened: string | null;
  readonly onSelect: (id: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onPage: (page: number) => void;
}

const useStyles = makeStyles({ list: { listStyleType: "none", margin: 0, padding: 0 } });

/** Resellers in the order given, one page at a time. */
export function ResellerList(props: ResellerListProps): JSX.Element {
  const styles = useStyles();
  const page = pageWithin(props.resellers, props.page);
  return (
    <>
      <RevenueLegend />
      <ul className={styles.list} aria-label={props.label}>
        {pageOf(props.resellers, page).map((reseller) => (
          <ResellerRow
            key={reseller.id}
            reseller={reseller}
            window={props.window}
            opened={reseller.id === props.opened}
            onSelect={props.onSelect}
            onOpen={props.onOpen}
          />
        ))}
      </ul>
      <Pages label={props.label} page={page} entries={props.resellers.length} onPage={props.onPage} />
    </>
  );
}
