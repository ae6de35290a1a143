import { accessDenied } from "../host-error";
import { ObjectClass } from "../object-class";
import { sheetOf } from "./range-target";
import type { SheetTarget } from "./sheet-target";

/** `worksheet.protection`, without passwords and options. */
export const worksheetProtection = new ObjectClass<SheetTarget>("WorksheetProtection", {
  members: {
    Protected: { kind: "value", get: ({ sheetId }, host) => sheetOf(host, sheetId, "WorksheetProtection").isProtected },
    Protect: {
      kind: "method",
      call: ({ sheetId }, _, host) => {
        const sheet = sheetOf(host, sheetId, "WorksheetProtection.protect");
        if (sheet.isProtected) throw accessDenied("WorksheetProtection.protect");
        sheet.setProtected(true);
      },
      assumed: "Protecting a protected sheet is refused with AccessDenied; options and passwords are not kept here.",
    },
    Unprotect: {
      kind: "method",
      call: ({ sheetId }, _, host) => sheetOf(host, sheetId, "WorksheetProtection.unprotect").setProtected(false),
      assumed: "Sheets have no password here, so unprotecting always succeeds.",
    },
  },
});
