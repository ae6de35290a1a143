import { Channel, hostInformation, newConversation, windowName } from "./channel";
import type { ExcelHost } from "./excel-host";
import { teachNotes } from "./notes-of-office";
import { Turns } from "./turns";

/** An add-in that runs in a frame of this page. */
export interface FramedAddIn {
  readonly frame: HTMLIFrameElement;
  readonly channel: Channel;
  /** Takes the frame away and ends the conversation. */
  remove(): void;
}

/**
 * Starts an add-in's page in a frame, as Excel on the web does, and answers it from the host. The page must come from this
 * page's own origin. Office.js talks to a host over https only; a preview on plain localhost has no certificate, so
 * messages do not travel through the browser's channel but are handed from window to window, as if both were https.
 */
export function addInFrame(
  host: ExcelHost,
  address: string,
  container: HTMLElement,
  /** Told by name of each call that the host does not answer; what it names does not work in the add-in. */
  unanswered: (call: string) => void = (call) => reportError(new Error(`The host does not answer ${call}.`)),
): FramedAddIn {
  const page = new URL(address, location.href);
  if (page.origin !== location.origin) throw new RangeError(`${page.origin} is not this page's origin`);
  page.searchParams.set("_host_Info", hostInformation(host));
  const hostOrigin = `https://${location.host}`;
  const frame = document.createElement("iframe");
  const conversation = newConversation(hostOrigin);
  const turns = new Turns();
  const inTurn = (work: () => void): void => {
    turns.add(work);
  };
  const post = (message: string): void => {
    inTurn(() => {
      handOver(frame, message, hostOrigin);
    });
  };
  const channel = new Channel(host, conversation, post, unanswered, inTurn);
  const stopTaking = takeMessages((text) => channel.receive(text));
  frame.name = windowName(conversation, host);
  frame.title = "Add-in";
  // "$" stands between the parts of the host information and must arrive as it is.
  frame.src = page.href.replace(/%24/g, "$");
  container.append(frame);
  return {
    frame,
    channel,
    remove: () => {
      channel.close();
      turns.close();
      stopTaking();
      frame.remove();
    },
  };
}

/** Gives a message to Office.js in the frame. */
function handOver(frame: HTMLIFrameElement, message: string, origin: string): void {
  const view = frame.contentWindow as (Window & typeof globalThis) | null;
  if (view === null) return;
  // Office.js is whole by the first answer to it, and the add-in's own code waits for that answer.
  teachNotes(view);
  const event = new view.MessageEvent("message", { origin, source: window });
  // The browser keeps events for a while, and would keep the megabytes of each answer with them.
  let data: string | null = message;
  Object.defineProperty(event, "data", { get: () => data });
  view.dispatchEvent(event);
  data = null;
}

/** Looks at what others post to this window before the browser does; messages that are not taken go their way. */
function takeMessages(taken: (text: string) => boolean): () => void {
  const usual = window.postMessage.bind(window);
  const watching = (message: unknown, ...rest: readonly unknown[]): void => {
    if (typeof message === "string" && taken(message)) return;
    Reflect.apply(usual, window, [message, ...rest]);
  };
  window.postMessage = watching;
  return () => {
    // Another frame may have put itself in front meanwhile; it keeps passing messages on.
    if (window.postMessage === watching) window.postMessage = usual;
  };
}
