import type { DayText } from "../core/rules/review";
import type { Reviews } from "../live/reviews";
import { FAMILY, type FormulaName } from "./family";
import { dayArgument, resellerArgument } from "./arguments";
import { type CellAnswer, type LiveCell, withoutReview } from "./live-cells";

const trouble = (code: "not-available" | "bad-argument", because: string): CellAnswer => ({
  at: "trouble",
  trouble: { code, because },
});

/** How a formula about one reseller is answered, or why its arguments cannot be understood. Reads the arguments once. */
export function question(name: FormulaName, reseller: unknown, asOf: unknown): LiveCell["ask"] {
  const id = resellerArgument(reseller);
  if (id.at === "bad") return () => trouble("bad-argument", id.because);
  const day = dayArgument(asOf);
  if (day.at === "bad") return () => trouble("bad-argument", day.because);
  return (reviews) => answerOf(name, id.value, day.value, reviews);
}

function answerOf(name: FormulaName, id: string, asOf: DayText | null, reviews: Reviews): CellAnswer | null {
  const answer = reviews.about(asOf);
  if (answer.at !== "ready") return withoutReview(answer);
  const found = answer.indexed.byId.get(id);
  if (found) return { at: "value", value: FAMILY[name](found) };
  return trouble("not-available", `Reseller ${id} is neither in the billing sheets nor in the reseller list.`);
}
