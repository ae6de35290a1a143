import type { GriffelStyle } from "@fluentui/react-components";

/** A field whose control and hint are no wider than the pane, however long the options of the control are. */
export const NARROW: GriffelStyle = { gridTemplateColumns: "minmax(0, 1fr)", overflowWrap: "anywhere" };
