import type { CustomFunction } from "./function-desk";

/** `functions.json`, as far as a host reads it. */
export interface FunctionMetadata {
  readonly functions: readonly {
    readonly id: string;
    readonly name: string;
    readonly description?: string;
    readonly parameters?: readonly {
      readonly name: string;
      readonly description?: string;
      readonly dimensionality?: string;
      readonly optional?: boolean;
      readonly repeating?: boolean;
    }[];
    readonly options?: {
      readonly stream?: boolean;
      readonly cancelable?: boolean;
      readonly volatile?: boolean;
      readonly requiresAddress?: boolean;
      readonly requiresStreamAddress?: boolean;
      readonly requiresParameterAddresses?: boolean;
    };
  }[];
}

/** The functions of an add-in as its host offers them in cells, under the namespace of the manifest. */
export function customFunctionsIn(metadata: FunctionMetadata, namespace: string): CustomFunction[] {
  return metadata.functions.map(({ id, name, description = "", parameters = [], options = {} }) => ({
    id,
    name: `${namespace}.${name}`.toUpperCase(),
    description,
    parameters: parameters.map(({ name: parameter, description: about = "", dimensionality, optional, repeating }) => ({
      name: parameter,
      description: about,
      isMatrix: dimensionality === "matrix",
      isOptional: optional === true,
      isRepeating: repeating === true,
    })),
    isStreaming: options.stream === true,
    isCancelable: options.cancelable === true,
    isVolatile: options.volatile === true,
    needsAddress: options.requiresAddress === true || options.requiresStreamAddress === true,
    needsParameterAddresses: options.requiresParameterAddresses === true,
  }));
}
