/** Arguments of a path or an action; an id beside an argument says that it is another object. */
export interface WireArguments {
  readonly Arguments?: readonly unknown[];
  readonly ReferencedObjectPathIds?: readonly unknown[];
}

/** How an object is reached. Types: 1 root, 2 service, 3 method, 4 property, 5 indexer, 6 kept reference, 7 null object. */
export interface WirePath {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: WireArguments;
}

/** What to load: property names with "/" between levels. */
export interface WireQuery {
  readonly Select?: readonly string[];
  readonly Expand?: readonly string[];
  readonly Top?: number;
  readonly Skip?: number;
}

/** What to do. Types: 1 instantiate, 2 query, 3 method, 4 set property, 5 trace. */
export interface WireAction {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: WireArguments;
  readonly QueryInfo?: WireQuery;
}

/** One `context.sync()`, as Office.js sends it. */
export interface WireRequest {
  readonly Actions: readonly WireAction[];
  readonly ObjectPaths: Readonly<Record<string, WirePath>>;
}

/** What Excel answers. After an error the remaining actions have not been carried out. */
export interface WireResponse {
  readonly Results: readonly { readonly ActionId: number; readonly Value: unknown }[];
  readonly TraceIds: readonly number[];
  readonly Error?: {
    readonly Code: string;
    readonly Message: string;
    readonly Location: string;
    readonly ActionIndex: number;
  };
}

/** The member as an add-in's author knows it: "Range.values" for class "Range" and wire name "Values". */
export function memberName(className: string, wireName: string): string {
  const isInternal = wireName.startsWith("_");
  return `${className}.${isInternal ? wireName : wireName.charAt(0).toLowerCase() + wireName.slice(1)}`;
}
