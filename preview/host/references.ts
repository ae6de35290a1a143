import { invalidReference } from "./host-error";
import type { HostObject } from "./object-class";

/** The objects that the client keeps across requests, by the id it was told. */
export class References {
  private readonly objects = new Map<string, HostObject>();
  private count = 0;

  /** Keeps an object; asking twice gives the same id. */
  keep(object: HostObject): void {
    object.referenceId ??= `Reference${++this.count}`;
    this.objects.set(object.referenceId, object);
  }

  /** The kept object. */
  object(id: string): HostObject {
    const object = this.objects.get(id);
    if (!object) throw invalidReference("object path");
    return object;
  }

  /** How many are kept: what `untrack()` keeps small. */
  get size(): number {
    return this.objects.size;
  }

  /** Every kept object. */
  all(): Iterable<HostObject> {
    return this.objects.values();
  }

  remove(id: string): void {
    this.objects.delete(id);
  }

  removeAll(): void {
    this.objects.clear();
  }
}
