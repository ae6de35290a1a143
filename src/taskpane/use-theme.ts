import type { Theme } from "@fluentui/react-components";
import { useSyncExternalStore } from "react";
import { themeOf } from "./theme";

const DARK = "(prefers-color-scheme: dark)";
const FORCED = "(forced-colors: active)";

/** The theme of the pane; it follows the system while the pane is open. */
export function useTheme(officeBackground: string | null): Theme {
  return themeOf({ officeBackground, prefersDark: useMedia(DARK), forcedColors: useMedia(FORCED) });
}

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query);
      media.addEventListener("change", listener);
      return () => media.removeEventListener("change", listener);
    },
    () => matchMedia(query).matches,
  );
}
