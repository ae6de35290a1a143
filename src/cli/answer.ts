import type { Problem } from "../core/problem";
import type { ResellerReview, Review, TieOutRow } from "../core/rules/review";
import { problemText } from "../core/rules/wording";

/**
 * The review as JSON text, piece by piece, ending in a line break: the keys of the contract in its order, then what is ours.
 * Each reseller, tie-out row, problem and source stands on a line of its own, so that two answers can be compared by line.
 * Unknown values are `null`.
 */
export function* answerText(review: Review): Generator<string> {
  yield "{\n";
  yield member("asOf", review.asOf);
  const { id, thresholdUsd, name, since, source, readOn, conditions } = review.policy;
  yield member("policy", { id, thresholdUsd, name, since, source, readOn, conditions });
  yield member("window", review.window);
  yield* list("resellers", review.resellers, resellerAnswer);
  yield* list("tieOut", review.tieOut, tieOutAnswer);
  yield* list("problems", review.problems, problemAnswer);
  yield member("settings", review.settings);
  yield* list("unassigned", review.unassigned, (lines) => lines);
  yield* list("sources", review.sources, (source) => source);
  yield* list("ratesUsed", review.ratesUsed, (rate) => rate);
  yield `  "ties": ${JSON.stringify(review.ties)}\n}\n`;
}

/** A reseller with the contract's keys first, in its order. */
function resellerAnswer(reseller: ResellerReview): object {
  const { id, name, onboarded, checkMonth, firstCheck, stage, daysLeft, ttmUsd, checkWindow, ...afterWindow } =
    reseller;
  const { billedInCheckWindowUsd, rollingOffUsd, openMonths, runRateUsd, projectedUsd, shortfallUsd, ...afterUsd } =
    afterWindow;
  const { missingMonths, noRateLines, lines, status, flagged, cliff, reason, ...ours } = afterUsd;
  return {
    ...{ id, name, onboarded, checkMonth, firstCheck, stage, daysLeft, ttmUsd, checkWindow },
    ...{ billedInCheckWindowUsd, rollingOffUsd, openMonths, runRateUsd, projectedUsd, shortfallUsd },
    ...{ missingMonths, noRateLines, lines, status, flagged, cliff, reason },
    ...ours,
  };
}

function tieOutAnswer(row: TieOutRow): object {
  const { source, currency, lines, amount, counted, unassigned, excluded, rejected, ...ours } = row;
  return { source, currency, lines, amount, counted, unassigned, excluded, rejected, ...ours };
}

function problemAnswer(problem: Problem): object {
  const { code, source, row, column, found } = problem;
  return { code, source, row, column, found, text: problemText(problem) };
}

function* list<Entry>(key: string, entries: readonly Entry[], answer: (entry: Entry) => object): Generator<string> {
  if (entries.length === 0) {
    yield member(key, []);
    return;
  }
  yield `  ${JSON.stringify(key)}: [\n`;
  for (const [index, entry] of entries.entries()) {
    yield `    ${JSON.stringify(answer(entry))}${index < entries.length - 1 ? "," : ""}\n`;
  }
  yield "  ],\n";
}

function member(key: string, value: unknown): string {
  return `  ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`;
}
