import { generateCustomFunctionsMetadata } from "custom-functions-metadata";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FormulaDescribed } from "../src/functions/formula-described";

const ROOT = join(__dirname, "..");

/** What Excel is told of a formula, as far as the list shows it. */
interface Declared {
  readonly name: string;
  readonly description: string;
  readonly helpUrl: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly description: string;
    readonly dimensionality?: string;
    readonly optional?: boolean;
  }[];
  readonly result: { readonly dimensionality?: string };
}

/** Every formula as the list in the pane shows it, made from what Excel is told: the comments of `functions.ts`. */
export async function formulaList(): Promise<readonly FormulaDescribed[]> {
  const { errors, metadataJson } = await generateCustomFunctionsMetadata(join(ROOT, "src/functions/functions.ts"));
  if (errors.length > 0) throw new Error(errors.join("\n"));
  const { functions } = JSON.parse(metadataJson) as { readonly functions: readonly Declared[] };
  return functions.map(({ name, description, helpUrl, parameters, result }) => ({
    name,
    gives: description,
    page: new URL(helpUrl).pathname.slice(1),
    parameters: parameters.map((one) => ({
      name: one.name,
      about: one.description,
      isOptional: one.optional === true,
      takesCells: one.dimensionality === "matrix",
    })),
    maySpill: result.dimensionality === "matrix",
  }));
}

async function write(): Promise<void> {
  const text = `import type { FormulaDescribed } from "./formula-described";

/** Every formula, in the order of \`functions.ts\`. Written from its comments by \`npx tsx scripts/formula-list.ts\`. */
export const FORMULAS: readonly FormulaDescribed[] = ${JSON.stringify(await formulaList())};
`;
  // Not needed by those who only read the list.
  const { format, resolveConfig } = await import("prettier");
  const file = join(ROOT, "src/functions/formula-list.ts");
  const options = await resolveConfig(file);
  writeFileSync(file, await format(text, { ...options, parser: "typescript" }));
}

if (require.main === module) void write();
