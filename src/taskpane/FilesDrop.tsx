import { makeStyles, tokens } from "@fluentui/react-components";
import { type JSX, useEffect, useState } from "react";

interface FilesDropProps {
  readonly onDrop: (files: readonly File[]) => void;
}

const useStyles = makeStyles({
  over: {
    position: "fixed",
    inset: 0,
    zIndex: 10,
    display: "flex",
    alignItems: "center",
    justifyContent: "center",
    padding: tokens.spacingHorizontalL,
    // What is dragged belongs to the page below, not to this sheet over it.
    pointerEvents: "none",
    textAlign: "center",
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    opacity: 0.94,
    outline: `2px dashed ${tokens.colorBrandStroke1}`,
    outlineOffset: "-12px",
    "@media (forced-colors: active)": { opacity: 1, outlineColor: "Highlight" },
  },
});

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") === true;

/** Takes files that are dropped anywhere on the page, and says so while they are dragged over it. */
export function FilesDrop({ onDrop }: FilesDropProps): JSX.Element | null {
  const styles = useStyles();
  const [dragged, setDragged] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      // Otherwise the browser would open the file in place of the pane.
      event.preventDefault();
      setDragged(true);
    };
    const leave = (event: DragEvent) => {
      if (!event.relatedTarget) setDragged(false);
    };
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setDragged(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) onDrop(files);
    };
    const end = new AbortController();
    const { signal } = end;
    window.addEventListener("dragenter", over, { signal });
    window.addEventListener("dragover", over, { signal });
    window.addEventListener("dragleave", leave, { signal });
    window.addEventListener("drop", drop, { signal });
    return () => end.abort();
  }, [onDrop]);
  return dragged ? <div className={styles.over}>Drop billing files to add them</div> : null;
}
