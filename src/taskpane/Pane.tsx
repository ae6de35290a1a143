import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Button,
  makeStyles,
  Spinner,
  tokens,
} from "@fluentui/react-components";
import { type JSX, useMemo } from "react";
import type { Review } from "../core/rules/review";
import type { Session, SessionState, Target } from "../live/session";
import { AsOf } from "./AsOf";
import { Basis } from "./Basis";
import { DoubtNotice, FailureNotice, FilesNotice, LateAsOfNotice } from "./Doubts";
import { Files } from "./Files";
import { underName } from "./FilesPicker";
import { firstLineOf } from "./Findings";
import { REVIEW } from "./focus";
import { LineDeskContext, type LinesRead } from "./line-desk";
import { Notice } from "./Notice";
import { isEarlier, type Picture } from "./picture";
import { Reading } from "./Reading";
import { Result } from "./Result";
import { SettingsForm } from "./SettingsForm";
import { Sources } from "./Sources";
import type { Event, Pane as PaneView } from "./state";

interface PaneProps {
  readonly state: SessionState;
  readonly picture: Picture;
  readonly view: PaneView;
  readonly session: Session;
  readonly dispatch: (event: Event) => void;
  readonly onReview: () => void;
  readonly onAddFiles: (files: readonly File[]) => void;
}

const useStyles = makeStyles({
  pane: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalM}`,
  },
  intro: { margin: 0 },
  title: { margin: `0 0 ${tokens.spacingVerticalS}`, fontSize: tokens.fontSizeBase300 },
  settings: { marginInline: `calc(-1 * ${tokens.spacingHorizontalM})` },
  // With the settings unfolded the button stays in reach; nothing shows through around it.
  review: {
    position: "sticky",
    bottom: 0,
    zIndex: 1,
    display: "grid",
    marginInline: `calc(-1 * ${tokens.spacingHorizontalM})`,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  opening: { justifyContent: "flex-start", paddingBlock: tokens.spacingVerticalL },
});

/** The pane over one workbook: what the review rests on, the button, and the answer. */
export function Pane(props: PaneProps): JSX.Element {
  const { state, picture, view, session, dispatch, onAddFiles } = props;
  const styles = useStyles();
  const read = useMemo(() => (id: string) => linesRead(session, id), [session]);
  const desk = useMemo(
    () => ({
      read,
      files: state.files,
      onJump: (target: Target) => void session.selectPlace(target),
      onAddAgain: (name: string, file: File) => onAddFiles([underName(file, name)]),
    }),
    [read, state.files, session, onAddFiles],
  );
  if (picture.at === "opening") {
    return (
      <div className={styles.pane}>
        <Spinner className={styles.opening} size="small" label="Looking at the workbook…" />
      </div>
    );
  }
  if (picture.at === "unseen") {
    return (
      <div className={styles.pane}>
        <Notice intent="error" title="The workbook could not be read." sentence={picture.because} onDismiss={null} />
        <Button onClick={() => void session.start()}>Try again</Button>
      </div>
    );
  }
  const open = view.basis === null ? state.review === null : view.basis === "open";
  const review = picture.at === "reading" || picture.at === "reviewed" ? picture.review : null;
  return (
    <div className={styles.pane}>
      {state.review === null && (
        <Introduction
          hasFiles={state.files.length > 0}
          sumsSheet={state.sumsSheet}
          hasHighlights={state.highlight.at !== "off"}
        />
      )}
      <FailureNotice state={state} onDismiss={() => session.dismissFailure()} />
      <FilesNotice doubt={state.filesDoubt} />
      <Basis state={state} open={open} onToggle={() => dispatch({ type: "basis", basis: open ? "folded" : "open" })}>
        <Choices {...props} />
      </Basis>
      {picture.at === "reading" ? (
        <Reading progress={picture.progress} onCancel={() => session.cancel()} />
      ) : (
        <div className={styles.review}>
          <Button
            id={REVIEW}
            appearance={review && !("doubt" in picture && picture.doubt) ? "secondary" : "primary"}
            disabledFocusable={picture.at === "no-billing"}
            onClick={props.onReview}
          >
            {review ? "Review again" : "Review"}
          </Button>
        </div>
      )}
      {(picture.at === "ready" || picture.at === "reviewed") && <DoubtNotice doubt={picture.doubt} />}
      {review && <LateAsOfNotice review={review} />}
      {review && (
        <LineDeskContext.Provider value={desk}>
          <Result
            review={review}
            isEarlier={isEarlier(picture)}
            highlight={state.highlight}
            looking={view.looking}
            dispatch={dispatch}
            onSelect={(id) => select(session, review, id)}
            onJump={desk.onJump}
            onHighlight={() => void session.highlight()}
            onClear={() => void session.clearHighlight()}
          />
        </LineDeskContext.Provider>
      )}
    </div>
  );
}

/** The lines behind a TTM; what went wrong is said where they were asked for, and there alone. */
async function linesRead(session: Session, id: string): Promise<LinesRead> {
  const lines = await session.linesOf(id);
  if (lines) return { at: "lines", ...lines };
  const { failure, freshness } = session.state();
  const went = typeof failure === "string" ? failure : null;
  if (went !== null) session.dismissFailure();
  const because = went ?? (freshness.at === "failed" ? freshness.because : null);
  return { at: "failed", because: because ?? "The reading was stopped. Press Review, then show the lines again." };
}

/** The row in the list; for a reseller that has none, its first line of billing. */
function select(session: Session, review: Review, id: string): void {
  const reseller = review.resellers.find((one) => one.id === id);
  if (reseller?.firstLine) void session.selectPlace(firstLineOf(review, reseller));
  else void session.selectReseller(id);
}

interface IntroductionProps {
  readonly hasFiles: boolean;
  /** Name of the sheet with the sums of files; `null` while there is none. */
  readonly sumsSheet: string | null;
  /** Whether the workbook has highlights, which follow each review. */
  readonly hasHighlights: boolean;
}

function Introduction({ hasFiles, sumsSheet, hasHighlights }: IntroductionProps): JSX.Element {
  const styles = useStyles();
  const sums = sumsSheet === null ? "in a sheet of its own" : `in the sheet “${sumsSheet}”`;
  return (
    <p className={styles.intro}>
      Review adds up each reseller&apos;s last twelve months from the sheets and files below and lists those that are
      short of Microsoft&apos;s minimum near their anniversary. Your cells stay as they are. The workbook keeps the
      as-of date and what you choose below{hasFiles && `, and ${sums} the sums of files`}.
      {hasHighlights && " Highlights that are switched on are renewed."}
    </p>
  );
}

function Choices({ state, view, session, dispatch, onAddFiles }: PaneProps): JSX.Element {
  const styles = useStyles();
  return (
    <>
      <section aria-labelledby="sources-title">
        <h2 id="sources-title" className={styles.title}>
          Sources
        </h2>
        <Sources
          sheets={state.sheets ?? []}
          hasFiles={state.files.length > 0}
          chosen={state.chosen}
          chosenByHand={state.chosenByHand}
          choosing={view.choosing}
          onChoosing={(choosing) => dispatch({ type: "choosing", choosing })}
          onChoose={(choice) => void session.choose(choice)}
          onChooseByItself={() => void session.chooseByItself()}
          onLookAgain={() => void session.lookAgain()}
        />
      </section>
      <section aria-labelledby="files-title">
        <h2 id="files-title" className={styles.title}>
          Billing files
        </h2>
        <Files
          files={state.files}
          sumsSheet={state.sumsSheet}
          doubt={state.filesDoubt}
          onAdd={onAddFiles}
          onAddAgain={(name, file) => onAddFiles([underName(file, name)])}
          onRemove={(name) => void session.removeFile(name)}
        />
      </section>
      <AsOf asOf={state.asOf} isKept={state.asOfKept} onChange={(asOf) => void session.setAsOf(asOf)} />
      <Accordion collapsible className={styles.settings}>
        <AccordionItem value="settings">
          <AccordionHeader as="h2">Settings</AccordionHeader>
          <AccordionPanel>
            <SettingsForm
              settings={state.settings}
              ruleUsd={state.settings.thresholdUsd === null ? (state.review?.policy.thresholdUsd ?? null) : null}
              onChange={(settings) => void session.setSettings(settings)}
            />
          </AccordionPanel>
        </AccordionItem>
      </Accordion>
    </>
  );
}
