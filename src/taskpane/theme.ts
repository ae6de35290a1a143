import { teamsHighContrastTheme, type Theme, webDarkTheme, webLightTheme } from "@fluentui/react-components";

/** What the pane knows of the colours around it. */
export interface Surroundings {
  /** Background that Office reports for its panes, as `#rrggbb`; `null` where it reports none, as Excel on the web. */
  readonly officeBackground: string | null;
  readonly prefersDark: boolean;
  /** The system replaces all colours by a few of its own. */
  readonly forcedColors: boolean;
}

/** Colours of the system's contrast theme, whichever it is; Fluent's own would be those of one such theme. */
export const contrastTheme: Theme = {
  ...teamsHighContrastTheme,
  colorBrandForegroundLink: "LinkText",
  colorBrandForegroundLinkHover: "LinkText",
  colorBrandForegroundLinkPressed: "ActiveText",
};

/** The theme that goes with the surroundings: the system's contrast theme first, then Office's, then the browser's wish. */
export function themeOf(surroundings: Surroundings): Theme {
  if (surroundings.forcedColors) return contrastTheme;
  const dark =
    surroundings.officeBackground === null ? surroundings.prefersDark : luminance(surroundings.officeBackground) < 0.4;
  return dark ? webDarkTheme : webLightTheme;
}

/** Relative brightness of `#rrggbb`, 0 black to 1 white; anything else counts as white. */
function luminance(colour: string): number {
  const parts = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (!parts) return 1;
  const [red, green, blue] = parts.slice(1).map((part) => parseInt(part, 16) / 255);
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
