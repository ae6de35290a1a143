import type { ExcelHost } from "./excel-host";
import { itemNotFound, notImplemented } from "./host-error";
import { memberName } from "./wire";

/** What rests on assumption in an answer, in a sentence that someone with Excel can check; left out where documented. */
interface Labelled {
  readonly assumed?: string;
}

/** A property with a value. */
export interface ValueMember<T> extends Labelled {
  readonly kind: "value";
  readonly get: (target: T, host: ExcelHost) => unknown;
  readonly set?: (target: T, value: unknown, host: ExcelHost) => void;
}

/** A property that leads to another object, or null. */
export interface ObjectMember<T> extends Labelled {
  readonly kind: "object";
  readonly get: (target: T, host: ExcelHost) => HostObject | null;
}

/** A method; its result is a value, another object, or null for a null object. */
export interface MethodMember<T> extends Labelled {
  readonly kind: "method";
  readonly call: (target: T, parameters: readonly unknown[], host: ExcelHost) => unknown;
}

export type Member<T> = ValueMember<T> | ObjectMember<T> | MethodMember<T>;

/** The table of one Excel object: its members by wire name, and what makes it a collection or gives it an id. */
export interface ClassTable<T> {
  readonly members: Readonly<Record<string, Member<T>>>;
  /** What Excel sends with every instance so that the client can find it again. */
  readonly identity?: (target: T, host: ExcelHost) => Readonly<Record<string, unknown>>;
  /** Collections: all items in order. */
  readonly items?: (target: T, host: ExcelHost) => readonly HostObject[];
  /** Collections with `getItem`: the item of a key, or null. */
  readonly item?: (target: T, key: unknown, host: ExcelHost) => HostObject | null;
}

/** An object as the batch processor sees it, whatever it stands for. */
export interface HostObject {
  readonly className: string;
  /** Set once the client keeps a reference to this very object across requests. */
  referenceId: string | null;
  readonly isCollection: boolean;
  identity(host: ExcelHost): Readonly<Record<string, unknown>>;
  items(host: ExcelHost): readonly HostObject[];
  item(key: unknown, host: ExcelHost): HostObject;
  valueNames(): readonly string[];
  /** A property's value or object. */
  get(name: string, host: ExcelHost): unknown;
  set(name: string, value: unknown, host: ExcelHost): void;
  call(name: string, parameters: readonly unknown[], host: ExcelHost): unknown;
  has(name: string): boolean;
}

/** A class of objects, described by its table. */
export class ObjectClass<T> {
  constructor(
    readonly name: string,
    readonly table: ClassTable<T>,
  ) {}

  /** The object that stands for a target. */
  of(target: T): HostObject {
    return new BoundObject(this, target);
  }

  /** What an object of this class stands for; null for anything else. */
  targetOf(object: unknown): T | null {
    // The class of a bound object is what says of which type its target is.
    return object instanceof BoundObject && object.objectClass === this ? (object.target as T) : null;
  }

  /** Every member with what is assumed of it, for the tests and the documentation. */
  answered(): readonly { readonly member: string; readonly wireName: string; readonly assumed: string | null }[] {
    return Object.entries(this.table.members).map(([wireName, member]) => ({
      member: memberName(this.name, wireName),
      wireName,
      assumed: member.assumed ?? null,
    }));
  }
}

class BoundObject<T> implements HostObject {
  referenceId: string | null = null;

  constructor(
    readonly objectClass: ObjectClass<T>,
    readonly target: T,
  ) {}

  get className(): string {
    return this.objectClass.name;
  }

  get isCollection(): boolean {
    return this.objectClass.table.items !== undefined;
  }

  identity(host: ExcelHost): Readonly<Record<string, unknown>> {
    if (this.referenceId !== null) return { _ReferenceId: this.referenceId };
    return this.objectClass.table.identity?.(this.target, host) ?? {};
  }

  items(host: ExcelHost): readonly HostObject[] {
    return this.objectClass.table.items?.(this.target, host) ?? [];
  }

  item(key: unknown, host: ExcelHost): HostObject {
    const { item } = this.objectClass.table;
    if (!item) throw notImplemented(`${this.className}.getItem`);
    const found = item(this.target, key, host);
    if (!found) throw itemNotFound(`${this.className}.getItem`);
    return found;
  }

  valueNames(): readonly string[] {
    return Object.entries(this.objectClass.table.members).flatMap(([name, member]) =>
      member.kind === "value" ? [name] : [],
    );
  }

  has(name: string): boolean {
    return this.objectClass.table.members[name] !== undefined;
  }

  get(name: string, host: ExcelHost): unknown {
    const member = this.member(name);
    if (member.kind === "method") throw notImplemented(memberName(this.className, name));
    return member.get(this.target, host);
  }

  set(name: string, value: unknown, host: ExcelHost): void {
    const member = this.member(name);
    if (member.kind !== "value" || !member.set) throw notImplemented(`set ${memberName(this.className, name)}`);
    member.set(this.target, value, host);
  }

  call(name: string, parameters: readonly unknown[], host: ExcelHost): unknown {
    const member = this.member(name);
    if (member.kind !== "method") throw notImplemented(`${memberName(this.className, name)}()`);
    return member.call(this.target, parameters, host);
  }

  private member(name: string): Member<T> {
    const member = this.objectClass.table.members[name];
    if (!member) throw notImplemented(memberName(this.className, name));
    return member;
  }
}

/** Whether something that came out of a path or an argument is an object. */
export const isHostObject = (value: unknown): value is HostObject => value instanceof BoundObject;
