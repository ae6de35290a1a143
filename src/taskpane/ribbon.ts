import type { Session } from "../live/session";

/** What of Excel the ribbon needs. */
export interface RibbonHost {
  /** Runs `act` whenever the button with this function name is pressed, and tells Excel when it has ended. */
  onCommand(functionName: string, act: () => Promise<void>): void;
  /** Brings the pane into sight. */
  showPane(): Promise<void>;
}

/** What the ribbon asks of the pane. */
export interface Ribbon {
  /** Calls `show` whenever the Help button is pressed. Answers with what ends it. */
  readonly onHelpAsked: (show: () => void) => () => void;
}

/** Answers the ribbon buttons by the function names that `manifest.xml` gives them. */
export function answerRibbon(host: RibbonHost, session: Session): Ribbon {
  const helpAsked = new Set<() => void>();

  host.onCommand("reviewWorkbook", async () => {
    // The pane shows how far the review is; Excel must not think that the button is busy for as long. And while a cell is
    // edited the pane comes late: the reading, which waits for the edit to end by itself, must not wait for the pane too.
    void session.review();
    await host.showPane();
  });
  host.onCommand("toggleHighlight", () =>
    session.state().highlight.at === "on" ? session.clearHighlight() : session.highlight(),
  );
  host.onCommand("showHelp", async () => {
    await host.showPane();
    for (const show of [...helpAsked]) show();
  });

  return {
    onHelpAsked: (show) => {
      helpAsked.add(show);
      return () => helpAsked.delete(show);
    },
  };
}
