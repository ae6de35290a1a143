import { Field, makeStyles, SearchBox, Select, tokens } from "@fluentui/react-components";
import { type JSX, useMemo } from "react";
import type { Review, Status } from "../core/rules/review";
import { STATUS_NAMES } from "../core/rules/wording";
import { useFormats } from "./formats";
import { plural } from "./plural";
import { ResellerList } from "./ResellerList";
import type { Event, Looking } from "./state";
import { STATUSES } from "./StatusMark";
import { matching } from "./urgency";

interface AllResellersProps {
  readonly review: Review;
  readonly looking: Extract<Looking, { readonly tab: "all" }>;
  readonly dispatch: (event: Event) => void;
  readonly onSelect: (id: string) => void;
}

const useStyles = makeStyles({
  filters: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(140px, 1fr))",
    gap: tokens.spacingHorizontalS,
    paddingBlockEnd: tokens.spacingVerticalS,
  },
  // A search box would rather be as wide as its hint, and lie over the choice beside it.
  filter: { gridTemplateColumns: "minmax(0, 1fr)" },
  search: { maxWidth: "none", width: "100%" },
  none: { margin: 0, paddingBlock: tokens.spacingVerticalM },
});

/** Every reseller by id, narrowed by words and by status. */
export function AllResellers({ review, looking, dispatch, onSelect }: AllResellersProps): JSX.Element {
  const styles = useStyles();
  const formats = useFormats();
  const { search, status } = looking;
  const found = useMemo(() => matching(review, status, search), [review, status, search]);
  return (
    <>
      <div className={styles.filters}>
        <Field className={styles.filter} label="Search" size="small">
          <SearchBox
            className={styles.search}
            size="small"
            placeholder="Name, id, owner or country"
            value={search}
            onChange={(_, { value }) => dispatch({ type: "search", search: value })}
          />
        </Field>
        <Field className={styles.filter} label="Status" size="small">
          <Select
            size="small"
            value={status ?? ""}
            onChange={(_, { value }) => dispatch({ type: "status", status: statusOf(value) })}
          >
            <option value="">All</option>
            {STATUSES.map((one) => (
              <option key={one.status} value={one.status}>
                {STATUS_NAMES[one.status]}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <div role="status">
        {formats.count(found.length)} {plural(found.length, "reseller")}
      </div>
      {found.length === 0 ? (
        <p className={styles.none}>No reseller fits. Clear the search or choose another status.</p>
      ) : (
        <ResellerList
          label="Resellers"
          resellers={found}
          window={review.window}
          page={looking.page}
          opened={looking.opened}
          onSelect={onSelect}
          onOpen={(id) => dispatch({ type: "opened", id })}
          onPage={(page) => dispatch({ type: "page", page })}
        />
      )}
    </>
  );
}

function statusOf(value: string): Status | null {
  return STATUSES.find((one) => one.status === value)?.status ?? null;
}
