import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  type MessageBarProps,
} from "@fluentui/react-components";
import { Dismiss16Regular } from "@fluentui/react-icons/svg/dismiss";
import type { JSX } from "react";

interface NoticeProps {
  readonly intent: NonNullable<MessageBarProps["intent"]>;
  readonly title: string;
  readonly sentence: string;
  /** `null` for a notice that stays until its cause is gone. */
  readonly onDismiss: (() => void) | null;
}

/** One sentence about the state of things. */
export function Notice({ intent, title, sentence, onDismiss }: NoticeProps): JSX.Element {
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{title}</MessageBarTitle> {sentence}
      </MessageBarBody>
      {onDismiss && (
        <MessageBarActions
          containerAction={
            <Button
              appearance="transparent"
              icon={<Dismiss16Regular />}
              aria-label={`Dismiss: ${title}`}
              onClick={onDismiss}
            />
          }
        />
      )}
    </MessageBar>
  );
}
