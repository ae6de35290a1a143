import type { SheetAdded } from "./workbook";

/** What stands under a name already. */
export interface NameTaken {
  readonly name: string;
  /** The sheet itself, where nothing speaks against writing into it: people can see it, and it is empty and open. */
  readonly free: string | null;
}

/** The first of “name”, “name 2”, “name 3” … that nobody has, or that only a free sheet has. */
export function freeName(
  name: string,
  taken: readonly NameTaken[],
): { readonly name: string; readonly id: string | null } {
  for (let number = 1; ; number += 1) {
    const wanted = number === 1 ? name : `${name} ${number}`;
    const there = taken.find((each) => each.name.toLowerCase() === wanted.toLowerCase());
    if (!there) return { name: wanted, id: null };
    if (there.free !== null) return { name: there.name, id: there.free };
  }
}

/** The sheet for somebody who needs an empty one of this name. Very hidden sheets are looked at too: they hold what is not ours. */
export async function addedSheet(context: Excel.RequestContext, name: string): Promise<SheetAdded> {
  const { worksheets } = context.workbook;
  worksheets.load("items/id,items/name,items/visibility");
  await context.sync();
  const alike = worksheets.items.filter((sheet) => sheet.name.toLowerCase().startsWith(name.toLowerCase()));
  const looks = alike.map((sheet) => {
    const filled = sheet.getUsedRangeOrNullObject(true);
    filled.load("rowIndex");
    sheet.protection.load("protected");
    return { sheet, filled };
  });
  if (looks.length > 0) await context.sync();

  const taken = looks.map(({ sheet, filled }): NameTaken => {
    const isFree = sheet.visibility !== "VeryHidden" && filled.isNullObject && !sheet.protection.protected;
    return { name: sheet.name, free: isFree ? sheet.id : null };
  });
  const found = freeName(name, taken);
  if (found.id !== null) return { id: found.id, name: found.name };
  const added = worksheets.add(found.name);
  added.load("id");
  await context.sync();
  return { id: added.id, name: found.name };
}
