import { Button, FluentProvider, makeStyles, mergeClasses, tokens, webDarkTheme } from "@fluentui/react-components";
import { QuestionCircle20Regular } from "@fluentui/react-icons/svg/question-circle";
import { type JSX, useEffect, useMemo, useReducer, useSyncExternalStore } from "react";
import type { Session } from "../live/session";
import { announcementOf } from "./announcement";
import { CANCEL, focusSoon, RESULT, REVIEW } from "./focus";
import { Footer } from "./Footer";
import { FormatsContext, formatsOf } from "./formats";
import { Help } from "./Help";
import { Pane } from "./Pane";
import { pictureOf } from "./picture";
import { FIRST, next } from "./state";
import { useTheme } from "./use-theme";

interface AppProps {
  readonly session: Session;
  /** How numbers and dates are written; `undefined` takes the browser's. */
  readonly locale: string | undefined;
  /** Background that Office reports, as `#rrggbb`; `null` where it reports none. */
  readonly officeBackground: string | null;
  /** Calls `show` whenever the ribbon asks for help. Answers with what ends it. */
  readonly onHelpAsked: (show: () => void) => () => void;
}

const useStyles = makeStyles({
  provider: { height: "100%" },
  // The browser's own parts, such as the calendar of a date field, follow.
  dark: { colorScheme: "dark" },
  app: { display: "flex", flexDirection: "column", height: "100%", minWidth: 0 },
  scroll: { flex: "1 1 0", overflowY: "auto", minHeight: 0 },
  header: {
    display: "flex",
    alignItems: "center",
    justifyContent: "space-between",
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  unseen: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
});

/** The whole pane, driven by one session. */
export function App({ session, locale, officeBackground, onHelpAsked }: AppProps): JSX.Element {
  const styles = useStyles();
  const theme = useTheme(officeBackground);
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

  return (
    <FluentProvider theme={theme} className={mergeClasses(styles.provider, theme === webDarkTheme && styles.dark)}>
      <FormatsContext.Provider value={formats}>
        <div className={styles.app}>
          <main className={styles.scroll}>
            <header className={styles.header}>
              <h1 className={styles.title}>CSP Revenue Check</h1>
              <Button
                appearance="subtle"
                icon={<QuestionCircle20Regular />}
                aria-label="Help"
                onClick={() => dispatch({ type: "help" })}
              />
            </header>
            <div role="status" className={styles.unseen}>
              {announcementOf(picture, formats)}
            </div>
            {view.at === "help" ? (
              <Help onBack={() => dispatch({ type: "back" })} />
            ) : (
              <Pane
                state={state}
                picture={picture}
                view={view}
                session={session}
                dispatch={dispatch}
                onReview={() => void review()}
              />
            )}
          </main>
          <Footer review={state.review} />
        </div>
      </FormatsContext.Provider>
    </FluentProvider>
  );
}
