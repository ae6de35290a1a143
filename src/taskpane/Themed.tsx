import { FluentProvider, makeStyles, mergeClasses, webDarkTheme } from "@fluentui/react-components";
import type { JSX, ReactNode } from "react";
import { useTheme } from "./use-theme";

interface ThemedProps {
  /** Background that Office reports, as `#rrggbb`; `null` where it reports none. */
  readonly officeBackground: string | null;
  readonly children: ReactNode;
}

const useStyles = makeStyles({
  // The browser's own parts, such as the calendar of a date field, follow.
  dark: { colorScheme: "dark" },
});

/**
 * Everything inside in the colours around the pane. Fluent gives the classes of this element to all that floats over the
 * page as well: a size does not belong here, or a tooltip would lie over everything and take its clicks.
 */
export function Themed({ officeBackground, children }: ThemedProps): JSX.Element {
  const styles = useStyles();
  const theme = useTheme(officeBackground);
  return (
    <FluentProvider theme={theme} className={mergeClasses(theme === webDarkTheme && styles.dark)}>
      {children}
    </FluentProvider>
  );
}
