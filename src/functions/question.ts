import { FAMILY, type FormulaName } from "./family";
import { cellGiven, dayArgument, resellerArgument } from "./arguments";
import { type CellAnswer, type LiveCell, withoutReview } from "./live-cells";

const trouble = (code: "not-available" | "bad-argument", because: string): CellAnswer => ({
  at: "trouble",
  trouble: { code, because },
});

/** How a formula about one reseller is answered; arguments that cannot be understood are answered with the reason. */
export function question(name: FormulaName, reseller: unknown, asOf: unknown): LiveCell["ask"] {
  const id = resellerArgument(cellGiven(reseller));
  const date = cellGiven(asOf);
  if (id.at === "bad") return () => trouble("bad-argument", id.because);

  return (reviews) => {
    const day = dayArgument(date, reviews);
    if (day.at === "bad") return trouble("bad-argument", day.because);
    const answer = reviews.about(day.value);
    if (answer.at !== "ready") return withoutReview(answer);
    const found = answer.indexed.byId.get(id.value);
    if (found) return { at: "value", value: FAMILY[name](found) };
    return trouble("not-available", `Reseller ${id.value} is neither in the billing sheets nor in the reseller list.`);
  };
}
