/** Numbers of the events of Excel's objects on the wire, as `excel-web-16.00.debug.js` registers them. */
export const EVENT_TYPES = {
  changed: 10,
  activated: 11,
  deactivated: 12,
  added: 13,
  selectionChanged: 14,
  deleted: 15,
  calculated: 16,
  formatChanged: 18,
  rowSorted: 19,
  rowHiddenChanged: 22,
  protectionChanged: 24,
  nameChanged: 25,
  visibilityChanged: 26,
  tableChanged: 101,
} as const;

export type EventName = keyof typeof EVENT_TYPES;

/** The target id of events that are listened to on the whole workbook. */
export const WORKBOOK_TARGET = "Workbook";

/** The name in `_Register...Event` and `_Unregister...Event` of each event; two kinds of spelling are in use. */
export const REGISTRATIONS: Readonly<Record<EventName, readonly [register: string, unregister: string]>> = {
  changed: ["_RegisterDataChangedEvent", "_UnregisterDataChangedEvent"],
  activated: ["_RegisterActivatedEvent", "_UnregisterActivatedEvent"],
  deactivated: ["_RegisterDeactivatedEvent", "_UnregisterDeactivatedEvent"],
  added: ["_RegisterAddedEvent", "_UnregisterAddedEvent"],
  selectionChanged: ["_RegisterSelectionChangedEvent", "_UnregisterSelectionChangedEvent"],
  deleted: ["_RegisterDeletedEvent", "_UnregisterDeletedEvent"],
  calculated: ["_RegisterCalculatedEvent", "_UnregisterCalculatedEvent"],
  formatChanged: ["_RegisterFormatChangedEvent", "_UnregisterFormatChangedEvent"],
  rowSorted: ["_RegisterRowSortedEvent", "_UnregisterRowSortedEvent"],
  rowHiddenChanged: ["_RegisterRowHiddenChangedEvent", "_UnregisterRowHiddenChangedEvent"],
  protectionChanged: ["_RegisterProtectionChangedEvent", "_UnregisterProtectionChangedEvent"],
  nameChanged: ["_RegisterEventNameChanged", "_UnregisterEventNameChanged"],
  visibilityChanged: ["_RegisterEventVisibilityChanged", "_UnregisterEventVisibilityChanged"],
  tableChanged: ["_RegisterDataChangedEvent", "_UnregisterDataChangedEvent"],
};
