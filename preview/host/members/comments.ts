import { itemNotFound } from "../host-error";
import { ObjectClass, type HostObject } from "../object-class";
import { addRemark, remarkAt, remarkMembers, remarksOf, type RemarksTarget } from "./remarks";

/** `Comment` */
export const comment = new ObjectClass<string>("Comment", {
  identity: (id) => ({ Id: id }),
  members: { Id: { kind: "value", get: (id) => id }, ...remarkMembers("comments", "Comment") },
});

/** `workbook.comments` and `worksheet.comments` */
export const comments = new ObjectClass<RemarksTarget>("CommentCollection", {
  items: (target, host) => remarksOf("comments", target, host).map(({ id }) => comment.of(id)),
  item: (target, key, host): HostObject | null => {
    const record = remarksOf("comments", target, host).find(({ id }) => id === key);
    return record ? comment.of(record.id) : null;
  },
  members: {
    Add: {
      kind: "method",
      call: (target, given, host) => comment.of(addRemark("comments", target, given, host, "CommentCollection.add")),
      assumed:
        "A comment on a cell that has a comment or a note is refused with ItemAlreadyExists; a protected sheet takes comments.",
    },
    GetCount: { kind: "method", call: (target, _, host) => remarksOf("comments", target, host).length },
    GetItemByCell: {
      kind: "method",
      call: (target, [cell], host) => {
        const location = "CommentCollection.getItemByCell";
        const record = remarkAt("comments", target, cell, host, location);
        if (!record) throw itemNotFound(location);
        return comment.of(record.id);
      },
    },
  },
});
