import { readFileSync } from "node:fs";
import { formulaList } from "../../scripts/formula-list";
import { NAMESPACE } from "../../src/functions/formula-described";
import { FORMULAS } from "../../src/functions/formula-list";
import { until } from "../host/office-js";
import { caseAnswer } from "../live/case-workbook";
import { formulasOnCase } from "./running-formulas";

test("the list in the pane says what Excel is told; where this fails, run npx tsx scripts/formula-list.ts", async () => {
  expect(FORMULAS).toEqual(await formulaList());
  expect(readFileSync("manifest.xml", "utf8")).toContain(`id="Functions.Namespace" DefaultValue="${NAMESPACE}"`);
});

test("the TTM of one reseller reaches Excel as a number with a card, a range as plain numbers", async () => {
  const { resellers } = caseAnswer("basics");
  const one = resellers.find(({ ttmUsd }) => ttmUsd > 0);
  const all = await formulasOnCase("basics");
  const answers: unknown[] = [];
  const { functions } = all.host as unknown as { readonly functions: { answered(result: unknown): void } };
  const before = functions.answered.bind(functions);
  functions.answered = (result) => {
    answers.push(result);
    before(result);
  };
  all.enter(0, 0, [
    [Number(one?.id), "=CSP.TTM(A1)"],
    [Number(resellers[0]?.id), "=CSP.TTM(A1:A2)"],
  ]);
  await all.session.start();
  const [[, ttm] = []] = await all.answered(3, 2);
  expect(typeof ttm).toBe("number");
  await until(() => JSON.stringify(answers).includes("Lines counted"));
  const cards = answers.flatMap((answer) =>
    Array.isArray(answer) && JSON.stringify(answer[2]).includes("properties") ? [answer[2] as unknown] : [],
  );
  expect(cards.at(-1)).toMatchObject([
    [
      {
        type: "Double",
        basicType: "Double",
        basicValue: ttm,
        numberFormat: "#,##0.00",
        properties: {
          Reseller: { type: "String" },
          Window: { basicValue: expect.stringMatching(/^\w+ \d{4} to \w+ \d{4}$/) as string },
          "Lines counted": { type: "Double" },
          "Lines left out: no rate": { type: "Double" },
          Status: { type: "String" },
          "Check month": { type: "String" },
          "Minimum USD": { basicValue: 1000 },
        },
        layouts: { card: { title: { property: "Reseller" } } },
      },
    ],
  ]);
  expect(cards.every((card) => Array.isArray(card) && card.length === 1)).toBe(true);
});
