import type { ExcelHost, HostMessage } from "./excel-host";
import { appContext } from "./app-context";

/** One message between the add-in's Office.js and its host, as both write it. */
interface ChannelMessage {
  readonly _messageType: number;
  readonly _actionName: string;
  readonly _actionType: number;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _data: unknown;
}

const REQUEST = 0;
const RESPONSE = 1;
const INVOKE = 0;
const REGISTER_EVENT = 1;
const ANSWER_TO_CALL = 0;
const EVENT = 1;

/** Calls of the document by their number (`excel-web-16.00.debug.js`, `OSF.DDA.MethodDispId`). */
const CALLS = { loadSettings: 75, saveSettings: 76, richApi: 93, commandCompleted: 94 } as const;

const INTERNAL_ERROR = 5001;
const DELAY_FOR_CELL_EDIT = 64;

/** Who talks: known to both sides before the first message. */
export interface Conversation {
  readonly id: string;
  readonly addInId: string;
  /** Origin of the host's page, as the add-in was told. */
  readonly hostOrigin: string;
}

/** A new conversation. Settings that Office.js remembers for a session belong to one conversation only. */
export function newConversation(hostOrigin: string): Conversation {
  return { id: `conversation-${crypto.randomUUID()}`, addInId: "csp-revenue-check", hostOrigin };
}

/** Flags of the host information: shared runtime, and custom functions in it. */
const SHARED_RUNTIME = 1;
const CUSTOM_FUNCTIONS = 2;

/** What Office.js finds in the address of the add-in's page. */
export function hostInformation(host: ExcelHost): string {
  const correlation = "00000000-0000-0000-0000-000000000000";
  const flags = SHARED_RUNTIME | CUSTOM_FUNCTIONS;
  return ["Excel", "Web", "16.00", host.culture.name, correlation, "", "", String(flags)].join("$");
}

/** What Office.js finds in the name of the add-in's window. */
export function windowName(conversation: Conversation, host: ExcelHost): string {
  return JSON.stringify({
    baseFrameName: "add-in",
    hostInfo: hostInformation(host),
    xdmInfo: [conversation.id, conversation.addInId, conversation.hostOrigin].join("|"),
    serializerVersion: 1,
  });
}

/** Where the focus goes from the add-in's page: to what follows it, or to what stands before it. */
export type Way = "on" | "back";

/** What Office.js calls to say that Tab, or Shift and Tab, left its page. */
const TAB_EXIT = 13;
const TAB_EXIT_BACK = 14;

/** The host's end of the start-up channel that Excel on the web and Office.js use: JSON messages between two windows. */
export class Channel {
  private readonly events = new Map<string, number>();
  private readonly waiting: HostMessage[] = [];
  private readonly stopListening: () => void;
  private readonly leavingListeners = new Set<(way: Way) => void>();
  private readonly commandListeners = new Set<(commandId: string) => void>();
  private isOpen = true;
  /** Requests that have been carried out and not answered yet. */
  private unfinished = 0;
  private isDue = false;

  constructor(
    private readonly host: ExcelHost,
    readonly conversation: Conversation,
    /** Hands a message to the add-in's window, later than at once. */
    private readonly post: (message: string) => void,
    /** Told of every call that is not answered, by name. */
    private readonly unanswered: (call: string) => void,
    /** Does work in a turn of its own, in the order given: a page stays free between an answer's steps. At once where left out. */
    private readonly inTurn: (work: () => void) => void = (work) => {
      work();
    },
  ) {
    this.stopListening = host.onMessage((message) => this.queue(message));
  }

  /** Takes a message of the add-in's window; whether it was one of this conversation. */
  receive(text: string): boolean {
    const message = parsed(text);
    if (message?._conversationId !== this.conversation.id || message._messageType !== REQUEST) return false;
    if (message._actionType === INVOKE) {
      const work = (): void => {
        this.inTurn(() => {
          this.work(message);
        });
      };
      if (waitsForCellEdit(message._data)) this.host.afterCellEdit(work);
      else work();
    } else if (message._actionType === REGISTER_EVENT) {
      this.events.set(message._actionName, message._correlationId);
      this.answer(message, { Error: 0 });
      this.deliver();
    } else {
      this.events.delete(message._actionName);
      this.answer(message, { Error: 0 });
    }
    return true;
  }

  /** Finding the answer and writing it down are a turn each: with a large answer both take their time. */
  private work(message: ChannelMessage): void {
    if (!this.isOpen) return;
    this.unfinished++;
    const answer = this.invoked(message);
    this.inTurn(() => {
      this.unfinished--;
      this.answer(message, answer);
      this.deliverSoon();
    });
  }

  /** Hears when Tab goes beyond the last or, backwards, the first stop of the add-in's page. */
  onLeaving(listener: (way: Way) => void): void {
    this.leavingListeners.add(listener);
  }

  /** Runs a function command of the ribbon, by the function's name in the manifest. */
  runCommand(functionName: string, controlId: string): void {
    const correlation = this.events.get("appCommandInvoked");
    if (correlation === undefined) throw new RangeError("The add-in does not take commands yet");
    const source = JSON.stringify({ source: { id: controlId } });
    this.send("appCommandInvoked", correlation, { 0: controlId, 1: functionName, 2: source }, EVENT);
  }

  /** Whether the add-in has come far enough to take commands. */
  get takesCommands(): boolean {
    return this.events.has("appCommandInvoked");
  }

  /** Hears when a function command calls `event.completed()`, by the control's id. */
  onCommandCompleted(listener: (controlId: string) => void): () => void {
    this.commandListeners.add(listener);
    return () => this.commandListeners.delete(listener);
  }

  /** Ends the conversation; nothing is sent or answered afterwards. */
  close(): void {
    this.isOpen = false;
    this.stopListening();
    this.host.disconnect();
  }

  private invoked({ _actionName, _data }: ChannelMessage): unknown {
    switch (_actionName) {
      case "ContextActivationManager_getAppContextAsync":
        return appContext(this.host, this.conversation.addInId);
      case "ContextActivationManager_notifyHost":
        // Of telemetry, the page's address and the focus only its leaving shows.
        this.left(property(_data, "1"));
        return null;
      case "executeMethod":
        return this.executed(_data);
      default:
        this.unanswered(_actionName);
        return { Error: INTERNAL_ERROR };
    }
  }

  private left(action: unknown): void {
    const way = action === TAB_EXIT ? "on" : action === TAB_EXIT_BACK ? "back" : null;
    if (way !== null) for (const listener of this.leavingListeners) listener(way);
  }

  private executed(data: unknown): unknown {
    const call = property(property(data, "DdaMethod"), "DispatchId");
    switch (call) {
      case CALLS.richApi:
        return this.richApi(property(data, "ArrayData"));
      case CALLS.saveSettings:
        this.saveSettings(property(property(data, "DdaSettingsMethod"), "Properties"));
        return { Error: 0, Version: 1 };
      case CALLS.loadSettings: {
        const Settings = [...this.host.workbook.records.documentSettings].map(([Name, Value]) => ({ Name, Value }));
        return { Error: 0, Version: 1, Properties: { Settings } };
      }
      case CALLS.commandCompleted:
        for (const listener of this.commandListeners) listener(String(property(data, "0")));
        return { Error: 0, Version: 1 };
      default:
        this.unanswered(`call ${String(call)} of the document`);
        return { Error: INTERNAL_ERROR, Version: 1 };
    }
  }

  /** The body of a request is the fifth of the values that Office.js sends. */
  private richApi(values: unknown): unknown {
    const body = property(values, "4");
    const answer = this.host.execute(String(body));
    if ("error" in answer) return { Error: answer.error, Version: 1 };
    return { Error: 0, Version: 1, Data: [200, [], answer.body] };
  }

  private saveSettings(settings: unknown): void {
    if (!Array.isArray(settings)) return;
    const { documentSettings } = this.host.workbook.records;
    documentSettings.clear();
    for (const setting of settings)
      documentSettings.set(String(property(setting, "0")), String(property(setting, "1")));
  }

  private answer(to: ChannelMessage, data: unknown): void {
    this.send(to._actionName, to._correlationId, data, ANSWER_TO_CALL);
  }

  private send(action: string, correlation: number, data: unknown, responseType: number): void {
    if (!this.isOpen) return;
    this.post(
      JSON.stringify({
        _messageType: RESPONSE,
        _actionName: action,
        _conversationId: this.conversation.id,
        _correlationId: correlation,
        _data: data,
        _errorCode: 0,
        _responseType: responseType,
        _origin: this.conversation.hostOrigin,
        _serializerVersion: 1,
      }),
    );
  }

  /** Messages of one turn travel together, as they do from Excel. */
  private queue(message: HostMessage): void {
    this.waiting.push(message);
    this.deliverSoon();
  }

  private deliverSoon(): void {
    if (this.waiting.length === 0 || this.isDue) return;
    this.isDue = true;
    setTimeout(() => {
      this.isDue = false;
      this.deliver();
    }, 0);
  }

  /** Nothing is lost before the add-in listens: messages wait until it does, and until what it asked is answered. */
  private deliver(): void {
    const correlation = this.events.get("richApiMessage");
    if (correlation === undefined || this.waiting.length === 0 || this.unfinished > 0) return;
    this.send("richApiMessage", correlation, { ArrayData: this.waiting.splice(0) }, EVENT);
  }
}

/** Whether a request came from `Excel.run({ delayForCellEdit: true }, ...)`; its flags are the seventh value. */
function waitsForCellEdit(data: unknown): boolean {
  const flags = property(property(data, "ArrayData"), "6");
  return typeof flags === "number" && (flags & DELAY_FOR_CELL_EDIT) !== 0;
}

function parsed(text: string): ChannelMessage | null {
  try {
    const message: unknown = JSON.parse(text);
    return property(message, "_conversationId") === undefined ? null : (message as ChannelMessage);
  } catch {
    // Windows receive messages of others, too; what is not JSON is not ours.
    return null;
  }
}

function property(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}
