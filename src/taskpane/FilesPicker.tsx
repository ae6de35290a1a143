import { Button, type ButtonProps } from "@fluentui/react-components";
import { type JSX, useRef } from "react";
import { READABLE_ENDINGS } from "../files/readable-endings";

interface FilesPickerProps extends Pick<ButtonProps, "appearance" | "icon"> {
  readonly words: string;
  /** By which the focus finds the button. */
  readonly id?: string;
  /** What a screen reader says where the words alone are not enough. */
  readonly spoken?: string;
  readonly several: boolean;
  readonly onPick: (files: readonly File[]) => void;
}

/** Dialogs know the last ending of a name alone: “.gz” stands for “.csv.gz”. */
const ACCEPTED = [...new Set(READABLE_ENDINGS.map((ending) => ending.slice(ending.lastIndexOf("."))))].join(",");

/** A button that lets a person pick billing files. */
export function FilesPicker({ words, id, spoken, several, onPick, ...look }: FilesPickerProps): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button size="small" id={id} aria-label={spoken} {...look} onClick={() => input.current?.click()}>
        {words}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-hidden
        tabIndex={-1}
        accept={ACCEPTED}
        multiple={several}
        onChange={({ currentTarget }) => {
          const picked = [...(currentTarget.files ?? [])];
          // The same file may be picked again after it was changed.
          currentTarget.value = "";
          if (picked.length > 0) onPick(picked);
        }}
      />
    </>
  );
}

/** The file under the name that the workbook knows it by, whatever it is called on disk; its bytes are not copied. */
export function underName(file: File, name: string): File {
  return file.name === name ? file : new File([file], name, { type: file.type, lastModified: file.lastModified });
}
