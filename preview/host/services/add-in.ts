import { HostError } from "../host-error";
import { ObjectClass } from "../object-class";

type Service = "service";

const STATES = ["Inactive", "Background", "Visible"] as const;

/** Whether the pane is shown. */
export type RuntimeState = (typeof STATES)[number];

function stateIn(parameter: unknown): RuntimeState {
  const state = STATES.find((known) => known === parameter);
  if (!state) throw new HostError("InvalidArgument", "The state is not known.", "AppRuntimeService");
  return state;
}

/** `Office.addin.showAsTaskpane`, `hide` and `onVisibilityModeChanged`. */
export const appRuntime = new ObjectClass<Service>("AppRuntimeService", {
  members: {
    GetAppRuntimeState: { kind: "method", call: (_, __, host) => host.addIn.state },
    SetAppRuntimeState: { kind: "method", call: (_, [state], host) => host.setRuntimeState(stateIn(state)) },
  },
});

/** `Office.addin.getStartupBehavior` and `setStartupBehavior`. */
export const appRuntimePersistence = new ObjectClass<Service>("AppRuntimePersistenceService", {
  members: {
    GetAppRuntimeStartState: { kind: "method", call: (_, __, host) => host.addIn.startState },
    SetAppRuntimeStartState: {
      kind: "method",
      call: (_, [state], host) => {
        host.addIn.startState = stateIn(state);
      },
      assumed: "The choice to load with the document is kept with the workbook and honoured when it opens again.",
    },
  },
});

/** Where the add-in says that its actions can be called. */
export const addInInternal = new ObjectClass<Service>("AddinInternalService", {
  members: {
    NotifyActionHandlerReady: {
      kind: "method",
      call: (_, __, host) => {
        host.addIn.areActionsReady = true;
      },
    },
  },
});

/** `Office.actions.getShortcuts`, `replaceShortcuts` and `areShortcutsInUse`. */
export const actions = new ObjectClass<Service>("ActionService", {
  members: {
    GetShortcuts: { kind: "method", call: (_, __, host) => host.addIn.shortcuts },
    ReplaceShortcuts: {
      kind: "method",
      call: (_, [shortcuts], host) => {
        const given = typeof shortcuts === "object" && shortcuts !== null ? Object.entries(shortcuts) : [];
        const texts = given.map(([action, keys]): [string, string] => [action, String(keys)]);
        host.addIn.shortcuts = { ...host.addIn.shortcuts, ...Object.fromEntries(texts) };
      },
    },
    AreShortcutsInUse: {
      kind: "method",
      call: (_, [shortcuts]) => (Array.isArray(shortcuts) ? shortcuts.map(() => false) : []),
      assumed: "No shortcut is taken by Excel or by another add-in.",
    },
  },
});

/** A button of the ribbon, by its id in the manifest. */
export const ribbonButton = new ObjectClass<string>("RibbonButton", {
  identity: (id) => ({ Id: id }),
  members: {
    Id: { kind: "value", get: (id) => id },
    Enabled: {
      kind: "value",
      get: (id, host) => host.addIn.enabledButtons.get(id) ?? true,
      set: (id, value, host) => host.setButtonEnabled(id, value === true),
    },
  },
});

/** A tab of the ribbon, by its id in the manifest. */
export const ribbonTab = new ObjectClass<string>("RibbonTab", {
  identity: (id) => ({ Id: id }),
  members: {
    Id: { kind: "value", get: (id) => id },
    SetVisibility: { kind: "method", call: (id, [isVisible], host) => host.setTabVisible(id, isVisible === true) },
  },
});

/** `Office.ribbon.requestUpdate` */
export const ribbon = new ObjectClass<Service>("DynamicRibbon", {
  members: {
    GetButton: {
      kind: "method",
      call: (_, [id]) => ribbonButton.of(String(id)),
      assumed: "Any id is taken for a button; Excel refuses ids that are not in the manifest.",
    },
    GetTab: { kind: "method", call: (_, [id]) => ribbonTab.of(String(id)) },
  },
});

/** The services by the names under which Office.js asks for them. */
export const SERVICES = {
  "Microsoft.AppRuntime.AppRuntimeService": appRuntime,
  "Microsoft.AppRuntime.AppRuntimePersistenceService": appRuntimePersistence,
  "Microsoft.InternalService.AddinInternalService": addInInternal,
  "Microsoft.Office.ActionService": actions,
  "Microsoft.DynamicRibbon.DynamicRibbon": ribbon,
} as const;
