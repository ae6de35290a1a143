import { ObjectClass, type HostObject } from "../object-class";
import { addRemark, remarkAt, remarkMembers, remarksOf, type RemarksTarget } from "./remarks";

/** `Note` (ExcelApi 1.18); `notes-of-office.ts` gives Office.js its side of it. */
export const note = new ObjectClass<string>("Note", {
  identity: (id) => ({ _Id: id }),
  members: remarkMembers("notes", "Note"),
});

/** `workbook.notes` and `worksheet.notes` */
export const notes = new ObjectClass<RemarksTarget>("NoteCollection", {
  items: (target, host) => remarksOf("notes", target, host).map(({ id }) => note.of(id)),
  item: (target, key, host): HostObject | null => {
    const record =
      remarksOf("notes", target, host).find(({ id }) => id === key) ??
      remarkAt("notes", target, key, host, "NoteCollection.getItem");
    return record ? note.of(record.id) : null;
  },
  members: {
    Add: {
      kind: "method",
      call: (target, given, host) => note.of(addRemark("notes", target, given, host, "NoteCollection.add")),
      assumed:
        "A note on a cell that has a note or a comment is refused with ItemAlreadyExists; a protected sheet takes notes.",
    },
    GetCount: { kind: "method", call: (target, _, host) => remarksOf("notes", target, host).length },
  },
});
