/** What may stand beside the stage, one at a time. */
export type Panel = "people" | "chat";

/** For the toolbar button of one of them. */
export interface PanelButtonProps {
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}
