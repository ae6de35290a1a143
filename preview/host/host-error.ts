/** An error that Excel would answer with: its code and message reach the add-in's `OfficeExtension.Error`. */
export class HostError extends Error {
  constructor(
    readonly code: string,
    message: string,
    /** "Class.member", where the host knows it. */
    readonly location = "",
  ) {
    super(message);
  }
}

/** A sheet, table, name or setting that does not exist (any more). */
export const itemNotFound = (location: string): HostError =>
  new HostError("ItemNotFound", "The requested resource doesn't exist.", location);

/** A new item under a name that is taken. */
export const itemAlreadyExists = (location: string): HostError =>
  new HostError("ItemAlreadyExists", "A resource with the same name or identifier already exists.", location);

/** An argument of the wrong kind or out of range. */
export const invalidArgument = (
  location: string,
  message = "The argument is invalid or missing or has an incorrect format.",
): HostError => new HostError("InvalidArgument", message, location);

/** Something that is never allowed, such as deleting the last sheet. */
export const invalidOperation = (location: string): HostError =>
  new HostError("InvalidOperation", "This operation is not permitted for the current object.", location);

/** An edit of a protected sheet. */
export const accessDenied = (location: string): HostError =>
  new HostError("AccessDenied", "You cannot perform the requested operation.", location);

/** An object path that no longer stands for anything. */
export const invalidReference = (location: string): HostError =>
  new HostError("InvalidReference", "This reference is not valid for the current operation.", location);

/** A member that this host does not answer. Excel may well know it. */
export const notImplemented = (member: string): HostError =>
  new HostError("NotImplemented", `This host does not answer ${member}.`, member);
