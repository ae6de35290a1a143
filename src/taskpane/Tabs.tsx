import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { JSX, KeyboardEvent } from "react";

interface TabsProps<Key extends string> {
  readonly label: string;
  readonly tabs: readonly { readonly key: Key; readonly words: string }[];
  readonly chosen: Key;
  /** Id of the panel that the tabs fill. */
  readonly panel: string;
  readonly onChoose: (key: Key) => void;
}

const useStyles = makeStyles({
  tabs: { display: "flex", borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  tab: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    border: "none",
    borderBottom: "3px solid transparent",
    background: "none",
    color: tokens.colorNeutralForeground2,
    font: "inherit",
    cursor: "pointer",
    // A transparent border becomes visible there, and every tab would look chosen.
    "@media (forced-colors: active)": { borderBottom: "3px solid Canvas" },
    ":hover": { color: tokens.colorNeutralForeground1 },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  chosen: {
    borderBottom: `3px solid ${tokens.colorCompoundBrandStroke}`,
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    "@media (forced-colors: active)": { borderBottom: "3px solid Highlight" },
  },
});

/** The id of a tab, by which its panel is named. */
export function tabId(panel: string, key: string): string {
  return `${panel}-${key}`;
}

/** Tabs in one line: the arrow keys, Home and End move between them, Tab leaves them. */
export function Tabs<Key extends string>({ label, tabs, chosen, panel, onChoose }: TabsProps<Key>): JSX.Element {
  const styles = useStyles();
  const move = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.key === chosen);
    const to = destination(event.key, at, tabs.length);
    const tab = to === null ? undefined : tabs[to];
    if (!tab) return;
    event.preventDefault();
    onChoose(tab.key);
    document.getElementById(tabId(panel, tab.key))?.focus();
  };
  return (
    <div className={styles.tabs} role="tablist" aria-label={label} onKeyDown={move}>
      {tabs.map(({ key, words }) => (
        <button
          key={key}
          type="button"
          role="tab"
          id={tabId(panel, key)}
          className={mergeClasses(styles.tab, key === chosen && styles.chosen)}
          aria-selected={key === chosen}
          aria-controls={panel}
          tabIndex={key === chosen ? 0 : -1}
          onClick={() => onChoose(key)}
        >
          {words}
        </button>
      ))}
    </div>
  );
}

function destination(key: string, at: number, count: number): number | null {
  switch (key) {
    case "ArrowRight":
      return (at + 1) % count;
    case "ArrowLeft":
      return (at - 1 + count) % count;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}
