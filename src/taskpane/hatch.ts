import { type GriffelStyle, tokens } from "@fluentui/react-components";

const stripes = (line: string, ground: string) => `repeating-linear-gradient(135deg, ${line} 0 3px, ${ground} 3px 6px)`;

/** The fill of revenue that rolls off before the check; hatched, so that it differs without colour too. */
export const ROLLING_OFF: GriffelStyle = {
  forcedColorAdjust: "none",
  backgroundColor: tokens.colorNeutralBackground1,
  backgroundImage: stripes(tokens.colorBrandStroke1, tokens.colorNeutralBackground1),
  "@media (forced-colors: active)": { backgroundColor: "Canvas", backgroundImage: stripes("CanvasText", "Canvas") },
};

/** The fill of revenue that still counts at the check. */
export const STAYING: GriffelStyle = {
  forcedColorAdjust: "none",
  backgroundColor: tokens.colorBrandBackground,
  // Some systems let their highlight colour shine through; the text colour is always solid.
  "@media (forced-colors: active)": { backgroundColor: "CanvasText" },
};
