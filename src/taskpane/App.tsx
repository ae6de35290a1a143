import { makeStyles } from "@fluentui/react-components";
import { type JSX, useCallback, useEffect, useMemo, useReducer, useSyncExternalStore } from "react";
import type { FormulaDesk } from "../live/formula-desk";
import type { Session } from "../live/session";
import { announcementOf } from "./announcement";
import { FilesDrop } from "./FilesDrop";
import { ADD_FILES, CANCEL, focusSoon, leaveTabToBrowser, OPEN_FORMULAS, OPEN_HELP, RESULT, REVIEW } from "./focus";
import { Footer } from "./Footer";
import { FormulaPage } from "./FormulaPage";
import { FormatsContext, formatsOf } from "./formats";
import { Help } from "./Help";
import { Pane } from "./Pane";
import { pictureOf } from "./picture";
import { FIRST, next } from "./state";
import { Themed } from "./Themed";

interface AppProps {
  readonly session: Session;
  readonly formulas: FormulaDesk;
  /** How numbers and dates are written; `undefined` takes the browser's. */
  readonly locale: string | undefined;
  /** Background that Office reports, as `#rrggbb`; `null` where it reports none. */
  readonly officeBackground: string | null;
  /** Calls `show` whenever the ribbon asks for help. Answers with what ends it. */
  readonly onHelpAsked: (show: () => void) => () => void;
}

const useStyles = makeStyles({
  app: { display: "flex", flexDirection: "column", height: "100vh", minWidth: 0 },
  scroll: { flex: "1 1 0", overflowY: "auto", minHeight: 0 },
  // Excel shows the name above the pane already; it stands here for those who listen.
  unseen: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
});

/** The whole pane, driven by one session. */
export function App({ session, formulas, locale, officeBackground, onHelpAsked }: AppProps): JSX.Element {
  const styles = useStyles();
  const formats = useMemo(() => formatsOf(locale), [locale]);
  const state = useSyncExternalStore(session.subscribe, session.state);
  const [view, dispatch] = useReducer(next, FIRST);
  const picture = pictureOf(state);

  useEffect(() => onHelpAsked(() => dispatch({ type: "help" })), [onHelpAsked]);

  const review = async () => {
    focusSoon(CANCEL);
    await session.review();
    dispatch({ type: "reviewed" });
    focusSoon(session.state().freshness.at === "current" ? RESULT : REVIEW);
  };

  /** From another page to the pane, and to the link that leads to that page. */
  const backTo = (link: string) => {
    dispatch({ type: "back" });
    focusSoon(link);
  };

  const addFiles = useCallback(
    (files: readonly File[]) => {
      // What was added is seen at once, also after a drop on the help.
      dispatch({ type: "back" });
      dispatch({ type: "basis", basis: "open" });
      focusSoon(ADD_FILES);
      void session.addFiles(files);
    },
    [session],
  );

  return (
    <Themed officeBackground={officeBackground}>
      <FormatsContext.Provider value={formats}>
        <div className={styles.app} onKeyDown={leaveTabToBrowser}>
          <main className={styles.scroll}>
            <h1 className={styles.unseen}>CSP Revenue Check</h1>
            <div role="status" className={styles.unseen}>
              {announcementOf(picture, formats)}
            </div>
            {view.at === "help" ? (
              <Help onBack={() => backTo(OPEN_HELP)} />
            ) : view.at === "formulas" ? (
              <FormulaPage
                desk={formulas}
                review={state.review}
                asOf={state.asOf}
                onBack={() => backTo(OPEN_FORMULAS)}
              />
            ) : (
              <Pane
                state={state}
                picture={picture}
                view={view}
                session={session}
                dispatch={dispatch}
                onReview={() => void review()}
                onAddFiles={addFiles}
              />
            )}
          </main>
          <FilesDrop onDrop={addFiles} />
          <Footer
            review={state.review}
            onFormulas={() => dispatch({ type: "formulas" })}
            onHelp={() => dispatch({ type: "help" })}
          />
        </div>
      </FormatsContext.Provider>
    </Themed>
  );
}
