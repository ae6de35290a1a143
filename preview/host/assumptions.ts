import { ANSWERED_CLASSES } from "./answered-classes";
import { BEHAVIOURS } from "./behaviours";

/** One assumption about a member. */
export interface Assumption {
  readonly member: string;
  readonly assumed: string;
}

/** What the answers of single members rest on, in the order of the classes. */
export function memberAssumptions(): Assumption[] {
  return ANSWERED_CLASSES.flatMap((known) =>
    known.answered().flatMap(({ member, assumed }) => (assumed === null ? [] : [{ member, assumed }])),
  );
}

/** The text of `docs/office-assumptions.md`. */
export function assumptionsPage(): string {
  const members = ANSWERED_CLASSES.reduce((sum, known) => sum + known.answered().length, 0);
  const rows = memberAssumptions().map(({ member, assumed }) => `| \`${member}\` | ${assumed} |`);
  const behaviours = BEHAVIOURS.map(({ id, assumed }) => `| ${id} | ${assumed} |`);
  return `# What the preview assumes of Excel

The preview and the tests run Microsoft's own Office.js; Excel's side of the conversation is ours (\`preview/host\`). It
answers ${members} members of ${ANSWERED_CLASSES.length} classes. Most of what it does stands on a page of Microsoft's. What does not is
listed here, taken from the code by \`npx tsx preview/host/write-assumptions.ts\`; a test keeps this page current.
[Check in Excel](check-in-excel.md) is the way to confirm it.

## Of Excel as a whole

| Name | Assumed |
| --- | --- |
${behaviours.join("\n")}

## Of single members

| Member | Assumed |
| --- | --- |
${rows.join("\n")}
`;
}
