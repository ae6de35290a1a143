import { createRoot } from "react-dom/client";
import { clerkInWorker } from "../books/start-worker";
import type { DayText } from "../core/rules/review";
import { officeFormulaCells } from "../excel/formula-office";
import { officeWorkbook } from "../excel/office-workbook";
import { connectFormulas } from "../functions/answering";
import { NAMESPACE } from "../functions/formula-described";
import { namedOf } from "../functions/formula-example";
import { FORMULAS } from "../functions/formula-list";
// Excel calls the formulas of this file; in the shared runtime they live beside the pane.
import "../functions/functions";
import { formulaDesk } from "../live/formula-desk";
import { formulaNaming } from "../live/formula-naming";
import { openSession } from "../live/open-session";
import { App } from "./App";
import { answerRibbon, type RibbonHost } from "./ribbon";

/** Today where the user is. The clock is read here, once; everything else is told the day. */
function today(): DayText {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Background of Office's panes; `null` where Office reports none, as Excel on the web. */
function officeBackground(): string | null {
  // Declared as always there; Excel on the web leaves it out.
  const theme: Office.OfficeTheme | undefined = Office.context.officeTheme;
  return theme?.bodyBackgroundColor ?? null;
}

const excelRibbon: RibbonHost = {
  onCommand: (functionName, act) =>
    Office.actions.associate(functionName, (event: Office.AddinCommands.Event) => {
      void act().finally(() => event.completed());
    }),
  showPane: () => Office.addin.showAsTaskpane(),
};

async function open(): Promise<void> {
  const { host } = await Office.onReady();
  const place = document.getElementById("pane");
  // In a plain browser the page keeps its sentence that says where it belongs.
  if (!place || host !== Office.HostType.Excel) return;

  const workbook = officeWorkbook();
  const naming = formulaNaming(NAMESPACE, FORMULAS.map(namedOf));
  const session = openSession({ workbook, today: today(), books: clerkInWorker, isAnswer: naming.isOurs });
  connectFormulas(session.reviews, {
    cards: Office.context.requirements.isSetSupported("CustomFunctionsRuntime", "1.4"),
  });
  const formulas = formulaDesk({ workbook, cells: officeFormulaCells(), naming, session });
  const ribbon = answerRibbon(excelRibbon, session);
  createRoot(place).render(
    <App
      session={session}
      formulas={formulas}
      locale={navigator.language}
      officeBackground={officeBackground()}
      onHelpAsked={ribbon.onHelpAsked}
    />,
  );
  await Promise.all([session.start(), formulas.start()]);
}

void open();
