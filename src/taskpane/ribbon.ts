import type { Session } from "../live/session";

/** What the ribbon asks of the pane. */
export interface Ribbon {
  /** Calls `show` whenever the Help button is pressed. Answers with what ends it. */
  onHelpAsked(show: () => void): () => void;
}

/**
 * Answers the ribbon buttons of `manifest.xml`, which name these functions. Excel shows that a command is busy until
 * `completed`, so a review, which shows its own progress in the pane, is not waited for.
 */
export function answerRibbon(session: Session): Ribbon {
  const helpAsked = new Set<() => void>();

  Office.actions.associate("reviewWorkbook", async (event: Office.AddinCommands.Event) => {
    await Office.addin.showAsTaskpane();
    void session.review();
    event.completed();
  });
  Office.actions.associate("toggleHighlight", async (event: Office.AddinCommands.Event) => {
    await (session.state().highlight.at === "on" ? session.clearHighlight() : session.highlight());
    event.completed();
  });
  Office.actions.associate("showHelp", async (event: Office.AddinCommands.Event) => {
    await Office.addin.showAsTaskpane();
    for (const show of [...helpAsked]) show();
    event.completed();
  });

  return {
    onHelpAsked(show) {
      helpAsked.add(show);
      return () => helpAsked.delete(show);
    },
  };
}
