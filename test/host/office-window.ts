/** What Office.js needs of a browser's window when it runs in Node. */
export interface OfficeWindow {
  /** Runs a script as if a page had loaded it; its top-level names become the window's. */
  run(script: string): void;
  /** Delivers a message as another window would. */
  receive(data: string, origin: string): void;
  /** What scripts have left on the window. */
  value(name: string): unknown;
}

/** How the window is set up. */
export interface WindowSetup {
  readonly name: string;
  readonly address: string;
  /** Address of Office.js in the page. */
  readonly officeJs: string;
  /** What Office.js posts to its parent. */
  readonly posted: (message: string) => void;
  /** Text of a script that Office.js adds to the page. */
  readonly scriptAt: (address: string) => string;
}

/** A window just large enough for Office.js to start in. Scripts run in this realm, so arrays are the test's own kind. */
export function officeWindow(setup: WindowSetup): OfficeWindow {
  const listeners: ((event: unknown) => void)[] = [];
  const location = new URL(setup.address);
  const officeScript = { ...element("script"), src: setup.officeJs };
  const window: Record<string, unknown> = {
    name: setup.name,
    location: {
      href: location.href,
      origin: location.origin,
      protocol: location.protocol,
      hostname: location.hostname,
      port: location.port,
      search: location.search,
      hash: location.hash,
    },
    navigator: { userAgent: "Node", language: "en-US" },
    history: {},
    sessionStorage: storage(),
    localStorage: storage(),
    parent: { postMessage: setup.posted },
    opener: null,
    // Office.js watches its calls for time-outs for ever; that must not keep a finished test alive.
    setInterval: (work: () => void, ms: number) => setInterval(work, ms).unref(),
    setTimeout,
    clearTimeout,
    clearInterval,
    console,
    addEventListener: (kind: string, listener: (event: unknown) => void) => {
      if (kind === "message") listeners.push(listener);
    },
    removeEventListener: () => undefined,
  };
  const head = {
    ...element("head"),
    appendChild: (script: { readonly src: string; readonly onload?: () => void }) => {
      setTimeout(() => {
        run(setup.scriptAt(script.src));
        script.onload?.();
      }, 0);
    },
  };
  window.document = {
    readyState: "complete",
    domain: location.hostname,
    cookie: "",
    hasFocus: () => true,
    querySelectorAll: () => [],
    URL: location.href,
    head,
    body: element("body"),
    documentElement: element("html"),
    createElement: element,
    getElementsByTagName: (tag: string) => (tag === "script" ? [officeScript] : [head]),
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  };
  for (const name of ["window", "self", "top"]) window[name] = window;
  const scope = scopeOf(window);
  // Only a sloppy function with a `with` block lets the library find and leave names on a window that is not the global.
  const run = (script: string): void => {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the library is a script, and this is how a page runs one
    new Function("scope", `with (scope) { ${script}\n}`).call(window, scope);
  };
  return {
    run,
    receive: (data, origin) => listeners.forEach((listener) => listener({ data, origin, source: window.parent })),
    value: (name) => window[name],
  };
}

/** Every name is looked up on the window first, then among the globals; every assignment lands on the window. */
function scopeOf(window: Record<string, unknown>): object {
  return new Proxy(window, {
    has: (_, key) => key !== "scope",
    get: (target, key) => {
      if (typeof key !== "string") return undefined;
      return key in target ? target[key] : (globalThis as Record<string, unknown>)[key];
    },
  });
}

function storage(): object {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
    key: (index: number) => [...items.keys()][index] ?? null,
    get length() {
      return items.size;
    },
  };
}

/** An element that can hold attributes and take an address apart, as a link does. */
function element(tag: string): Record<string, unknown> {
  const attributes = new Map<string, unknown>();
  let address = new URL("https://localhost/");
  return {
    tagName: tag.toUpperCase(),
    style: {},
    setAttribute: (name: string, value: unknown) => void attributes.set(name, value),
    getAttribute: (name: string) => attributes.get(name) ?? null,
    appendChild: () => undefined,
    set href(value: string) {
      address = new URL(value, "https://localhost/");
    },
    get href() {
      return address.href;
    },
    get hostname() {
      return address.hostname;
    },
    get protocol() {
      return address.protocol;
    },
    get port() {
      return address.port;
    },
  };
}
