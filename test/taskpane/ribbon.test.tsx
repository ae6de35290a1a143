import { answerRibbon, type RibbonHost } from "../../src/taskpane/ribbon";
import { type FakeSession, fakeSession, UNREAD } from "./fixture";

function pressed(session: FakeSession) {
  const commands = new Map<string, () => Promise<void>>();
  const shown: string[] = [];
  const host: RibbonHost = {
    onCommand: (name, act) => void commands.set(name, act),
    showPane: () => {
      shown.push("pane");
      return Promise.resolve();
    },
  };
  const ribbon = answerRibbon(host, session);
  return { ribbon, shown, press: (name: string) => commands.get(name)?.() };
}

test("Review brings the pane into sight and does not keep the button busy until the end", async () => {
  const session = fakeSession(UNREAD);
  const { press, shown } = pressed(session);
  await press("reviewWorkbook");
  expect(shown).toEqual(["pane"]);
  expect(session.asked).toEqual([["review"]]);
  expect(session.state().freshness.at).toBe("reading");
});

test("Highlight turns on what is off and off what is on", async () => {
  const session = fakeSession(UNREAD);
  const { press } = pressed(session);
  await press("toggleHighlight");
  session.become({ highlight: { at: "on", resellers: 3, behind: false, notes: [] } });
  await press("toggleHighlight");
  expect(session.asked).toEqual([["highlight"], ["clearHighlight"]]);
});

test("Help asks the pane, as long as the pane listens", async () => {
  const { press, ribbon, shown } = pressed(fakeSession(UNREAD));
  let asked = 0;
  const end = ribbon.onHelpAsked(() => asked++);
  await press("showHelp");
  end();
  await press("showHelp");
  expect([asked, shown.length]).toEqual([1, 2]);
});
