import { answerTo } from "./batch";
import { cultureOf, type Culture } from "./culture";
import { customFunctionsIn, type FunctionMetadata } from "./custom-function-metadata";
import { messagesFor, type EventMessage } from "./event-messages";
import { EVENT_TYPES } from "./event-types";
import { FunctionCalls } from "./function-calls";
import { notImplemented } from "./host-error";
import { workbook as workbookClass } from "./members/workbook";
import type { RangeTarget } from "./members/range-target";
import type { HostObject } from "./object-class";
import { moveRecords } from "./moved-records";
import { References } from "./references";
import { REQUIREMENT_SETS } from "./requirement-sets";
import { customFunctions } from "./services/custom-functions";
import { SERVICES, type RuntimeState } from "./services/add-in";
import { Subscriptions } from "./subscriptions";
import type { WireRequest } from "./wire";
import type { HostWorkbook } from "./workbook";
import type { WorkbookEvent } from "./workbook-event";

/** Bytes that a request and a response may have on the web (Microsoft: Resource limits for Office Add-ins). */
const PAYLOAD_LIMIT_BYTES = 5 * 1024 * 1024;

/** Numbers of the failures that the channel itself reports; Office.js turns them into codes. */
const CHANNEL_ERRORS = { cellEditMode: 5004, requestTooLarge: 5103, responseTooLarge: 5104 } as const;

/** A message to the add-in: `[category, type, target id, JSON]`. */
export type HostMessage = readonly [category: number, type: number, targetId: string, message: string];

const OBJECT_EVENTS = 65_536;
const FUNCTIONS = 1;
const FUNCTION_MESSAGES = { invoke: 1000, cancel: 1001 } as const;
const ACTIONS = 2;
const ACTION_DISPATCH = 1000;

/** How a host is set up; everything has a sensible value. */
export interface HostOptions {
  /** The add-in's `functions.json` and the namespace of its functions. */
  readonly functions?: { readonly metadata: FunctionMetadata; readonly namespace: string };
  /** "en-US" when left out. */
  readonly locale?: string;
  readonly requirementSets?: Readonly<Record<string, number>>;
  /** Excel on Windows and Mac have no 5 MB limit; `Infinity` takes it away. */
  readonly payloadLimitBytes?: number;
}

/** What the add-in has told about itself. */
export interface AddInState {
  state: RuntimeState;
  startState: RuntimeState;
  areActionsReady: boolean;
  shortcuts: Readonly<Record<string, string>>;
  readonly enabledButtons: Map<string, boolean>;
  readonly visibleTabs: Map<string, boolean>;
}

/** Answers requests of Office.js from a workbook, and tells the add-in what happens there. */
export class ExcelHost {
  readonly references = new References();
  readonly subscriptions = new Subscriptions();
  readonly culture: Culture;
  readonly requirementSets: Readonly<Record<string, number>>;
  readonly functions: FunctionCalls;
  readonly addIn: AddInState = {
    state: "Visible",
    startState: "Inactive",
    areActionsReady: false,
    shortcuts: {},
    enabledButtons: new Map(),
    visibleTabs: new Map(),
  };
  /** `context.runtime.enableEvents` */
  areEventsEnabled = true;
  /** Whether the add-in's functions can be called. */
  areFunctionsReady = false;
  /** What was asked of the host so far. */
  readonly traffic = { requests: 0, actions: 0, requestBytes: 0, responseBytes: 0 };
  private readonly root: HostObject = workbookClass.of("workbook");
  private readonly payloadLimitBytes: number;
  private readonly eventRanges = new Map<string, RangeTarget>();
  private readonly messageListeners = new Set<(message: HostMessage) => void>();
  private readonly stateListeners = new Set<() => void>();
  private ids = 0;
  private isAnswering = false;
  private isInCell = false;
  private afterEdit: (() => void)[] = [];

  constructor(
    readonly workbook: HostWorkbook,
    options: HostOptions = {},
  ) {
    this.culture = cultureOf(options.locale ?? "en-US");
    this.requirementSets = options.requirementSets ?? REQUIREMENT_SETS;
    this.payloadLimitBytes = options.payloadLimitBytes ?? PAYLOAD_LIMIT_BYTES;
    const offered = options.functions;
    this.functions = new FunctionCalls(
      offered ? customFunctionsIn(offered.metadata, offered.namespace) : [],
      (type, message) => this.send(FUNCTIONS, FUNCTION_MESSAGES[type], "", message),
    );
    workbook.listen((event) => this.happened(event));
  }

  /** While true every request fails as it does while the user edits a cell. */
  get isEditingCell(): boolean {
    return this.isInCell;
  }

  set isEditingCell(isEditing: boolean) {
    this.isInCell = isEditing;
    if (!isEditing) for (const work of this.afterEdit.splice(0)) work();
  }

  /** Runs work at once, or as soon as the user has left the cell. */
  afterCellEdit(work: () => void): void {
    if (this.isInCell) this.afterEdit.push(work);
    else work();
  }

  /** Answers one request body; the answer is a body too, or the number of a failure of the channel. */
  execute(body: string): { readonly body: string } | { readonly error: number } {
    this.traffic.requests++;
    const requestBytes = bytesOf(body);
    this.traffic.requestBytes += requestBytes;
    if (this.isEditingCell) return { error: CHANNEL_ERRORS.cellEditMode };
    if (requestBytes > this.payloadLimitBytes) return { error: CHANNEL_ERRORS.requestTooLarge };
    const answer = this.answer(JSON.parse(body) as WireRequest);
    const responseBytes = bytesOf(answer);
    this.traffic.responseBytes += responseBytes;
    return responseBytes > this.payloadLimitBytes ? { error: CHANNEL_ERRORS.responseTooLarge } : { body: answer };
  }

  /** Hears every message to the add-in; the transport hands them over later, never at once. */
  onMessage(listener: (message: HostMessage) => void): () => void {
    this.messageListeners.add(listener);
    return () => this.messageListeners.delete(listener);
  }

  /** Hears when the pane, a button or a tab changes. */
  onAddInState(listener: () => void): () => void {
    this.stateListeners.add(listener);
    return () => this.stateListeners.delete(listener);
  }

  /** Calls an action the add-in has associated, as a keyboard shortcut does. */
  runAction(name: string, parameters?: unknown): void {
    this.send(ACTIONS, ACTION_DISPATCH, "", [name, parameters === undefined ? "" : JSON.stringify(parameters)]);
  }

  /** The add-in's functions can be called from now on. */
  functionsReady(): void {
    this.areFunctionsReady = true;
    this.workbook.connectFunctions(this.functions);
  }

  /** The add-in is gone or starts anew: nothing it registered holds any longer. */
  disconnect(): void {
    this.subscriptions.clear();
    this.references.removeAll();
    this.areEventsEnabled = true;
    this.areFunctionsReady = false;
    this.workbook.connectFunctions(null);
  }

  /** Shows or hides the pane and tells the add-in. */
  setRuntimeState(state: RuntimeState): void {
    if (this.addIn.state === state) return;
    this.addIn.state = state;
    this.send(OBJECT_EVENTS, 65_539, "", { visibility: state === "Visible" ? "Visible" : "Hidden" });
    this.stateChanged();
  }

  /** Enables or disables a button of the ribbon. */
  setButtonEnabled(id: string, isEnabled: boolean): void {
    this.addIn.enabledButtons.set(id, isEnabled);
    this.stateChanged();
  }

  /** Shows or hides a tab of the ribbon. */
  setTabVisible(id: string, isVisible: boolean): void {
    this.addIn.visibleTabs.set(id, isVisible);
    this.stateChanged();
  }

  /** The service that Office.js asks for by this name. */
  service(name: string): HostObject {
    if (name === "Microsoft.ExcelServices.CustomFunctions") return customFunctions.of("workbook");
    const known = Object.entries(SERVICES).find(([key]) => key === name);
    if (!known) throw notImplemented(`service ${name}`);
    return known[1].of("service");
  }

  /** An id in the form of Excel's. */
  newId(): string {
    return `{${crypto.randomUUID().slice(0, 24)}${String(++this.ids).padStart(12, "0")}}`.toUpperCase();
  }

  /** Remembers the range of an event so that a handler can ask for it. */
  eventRange(target: RangeTarget): string {
    const id = `Event${++this.ids}`;
    this.eventRanges.set(id, target);
    return id;
  }

  /** The range of an event; null if there is none. */
  rangeOfEvent(id: string): RangeTarget | null {
    return this.eventRanges.get(id) ?? null;
  }

  private answer(request: WireRequest): string {
    this.traffic.actions += request.Actions.length;
    this.isAnswering = true;
    try {
      return JSON.stringify(this.workbook.transact(() => answerTo(request, this, this.root)));
    } finally {
      this.isAnswering = false;
    }
  }

  private happened(event: WorkbookEvent): void {
    moveRecords(event, this);
    if (!this.areEventsEnabled) return;
    const messages = messagesFor(event, this.isAnswering ? "ThisLocalAddin" : "Unknown", this);
    for (const message of messages) this.tell(message);
  }

  private tell({ event, targets, payload }: EventMessage): void {
    const type = EVENT_TYPES[event];
    for (const target of targets) {
      if (this.subscriptions.has(type, target)) this.send(OBJECT_EVENTS, type, target, payload);
    }
  }

  private send(category: number, type: number, targetId: string, message: unknown): void {
    const text = JSON.stringify(message);
    for (const listener of this.messageListeners) listener([category, type, targetId, text]);
  }

  private stateChanged(): void {
    for (const listener of this.stateListeners) listener();
  }
}

/** Bytes of a text in UTF-8. Counted, not written: an encoder would copy megabytes to learn one number. */
function bytesOf(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    // Two halves of a surrogate pair are four bytes together.
    if (unit > 0x7f) bytes += unit <= 0x7ff || (unit >= 0xd800 && unit <= 0xdfff) ? 1 : 2;
  }
  return bytes;
}

/** A host that answers Office.js from this workbook. */
export function createExcelHost(workbook: HostWorkbook, options: HostOptions = {}): ExcelHost {
  return new ExcelHost(workbook, options);
}
