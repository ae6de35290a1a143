import type { ExcelHost } from "./excel-host";
import { HostError, invalidReference, itemNotFound, notImplemented } from "./host-error";
import { isHostObject, type HostObject } from "./object-class";
import { queried } from "./query";
import type { WireAction, WireArguments, WireRequest, WireResponse } from "./wire";

/** Carries out one request, action after action, until the first error. */
export function answerTo(request: WireRequest, host: ExcelHost, root: HostObject): WireResponse {
  return new Batch(request, host, root).response();
}

class Batch {
  /** Objects by path; null is a null object. */
  private readonly objects = new Map<number, HostObject | null>();
  /** Paths whose objects the client will keep; it must learn their id when it instantiates them. */
  private readonly kept: ReadonlySet<number>;

  constructor(
    private readonly request: WireRequest,
    private readonly host: ExcelHost,
    private readonly root: HostObject,
  ) {
    const keeping = request.Actions.filter((action) => action.Name === "_KeepReference");
    this.kept = new Set(keeping.map((action) => action.ObjectPathId));
  }

  response(): WireResponse {
    const Results: { ActionId: number; Value: unknown }[] = [];
    const TraceIds: number[] = [];
    for (const [ActionIndex, action] of this.request.Actions.entries()) {
      try {
        if (action.ActionType === 5) TraceIds.push(action.Id);
        Results.push({ ActionId: action.Id, Value: action.ActionType === 5 ? null : (this.done(action) ?? null) });
      } catch (error) {
        if (!(error instanceof HostError)) throw error;
        const { code: Code, message: Message, location: Location } = error;
        return { Results, TraceIds, Error: { Code, Message, Location, ActionIndex } };
      }
    }
    return { Results, TraceIds };
  }

  private done(action: WireAction): unknown {
    const object = this.object(action.ObjectPathId);
    switch (action.ActionType) {
      case 1:
        return object && { ...object.identity(this.host) };
      case 2:
        return object && queried(object, action.QueryInfo ?? {}, this.host);
      case 3:
        return object && this.called(object, action);
      case 4:
        if (!object) throw itemNotFound(action.Name);
        object.set(action.Name, this.parameters(action.ArgumentInfo)[0], this.host);
        return null;
      default:
        throw notImplemented(`action type ${action.ActionType}`);
    }
  }

  private called(object: HostObject, action: WireAction): unknown {
    if (action.Name === "_KeepReference") return this.host.references.keep(object);
    const result = object.call(action.Name, this.parameters(action.ArgumentInfo), this.host);
    return isHostObject(result) ? null : result;
  }

  private object(id: number): HostObject | null {
    const known = this.objects.get(id);
    if (known !== undefined) return known;
    const object = this.resolved(id);
    this.objects.set(id, object);
    if (object && this.kept.has(id)) this.host.references.keep(object);
    return object;
  }

  private resolved(id: number): HostObject | null {
    const path = this.request.ObjectPaths[id];
    if (!path) throw invalidReference(`object path ${id}`);
    const parent = path.ParentObjectPathId === undefined ? this.root : this.object(path.ParentObjectPathId);
    if (parent === null) return null;
    switch (path.ObjectPathType) {
      case 1:
        return this.root;
      case 2:
        return this.host.service(path.Name);
      case 3:
        return objectOrNull(parent.call(path.Name, this.parameters(path.ArgumentInfo), this.host));
      case 4:
        return objectOrNull(parent.get(path.Name, this.host));
      case 5:
        return parent.item(this.parameters(path.ArgumentInfo)[0], this.host);
      case 6:
        return this.host.references.object(path.Name);
      case 7:
        return null;
      default:
        throw notImplemented(`object path type ${path.ObjectPathType}`);
    }
  }

  private parameters(info: WireArguments | undefined): readonly unknown[] {
    const references = info?.ReferencedObjectPathIds ?? [];
    return (info?.Arguments ?? []).map((argument, index) => this.parameter(argument, references[index]));
  }

  private parameter(argument: unknown, reference: unknown): unknown {
    if (Array.isArray(reference) && Array.isArray(argument)) {
      return argument.map((part, index) => this.parameter(part, reference[index]));
    }
    return typeof reference === "number" && reference > 0 ? this.object(reference) : argument;
  }
}

const objectOrNull = (value: unknown): HostObject | null => (isHostObject(value) ? value : null);
