import { ObjectClass } from "../object-class";

/** Features of the functions' runtime that this host turns on: 1 slices large results, 2 sends results every 200 ms, 4 waits at most 2 s. */
const ENABLED_FEATURES = [1, 2, 4];

/** The service to which the runtime of custom functions hands its results. */
export const customFunctions = new ObjectClass<"workbook">("CustomFunctions", {
  members: {
    _SetOsfControlContainerReadyForCustomFunctions: {
      kind: "method",
      call: (_, __, host) => host.functionsReady(),
    },
    _GetEnabledFeatures: {
      kind: "method",
      call: () => ENABLED_FEATURES,
      assumed: "Excel lets the runtime hand over results every 200 ms instead of every 500 ms.",
    },
    SetInvocationArrayResults: {
      kind: "method",
      call: (_, [results], host) => {
        for (const result of Array.isArray(results) ? results : []) host.functions.answered(result);
      },
    },
  },
});
