import { createContext, useContext } from "react";

/** What everything on the stage goes by. */
export interface OnStage {
  /** The picture that has the keyboard, or gets it when the keyboard comes: its captureID, or its room's id. */
  readonly stop: string | undefined;
  /** The picture that was tapped with a finger, by the same name: it shows what can be done about it. */
  readonly tapped?: string | undefined;
  /** A stage in another window is only looked at: menus would open in this one. */
  readonly hasControls: boolean;
  /** User entities. */
  readonly speaking: ReadonlySet<string>;
}

export const OnStageContext = createContext<OnStage>({
  stop: undefined,
  hasControls: true,
  speaking: new Set(),
});

export function useOnStage(): OnStage {
  return useContext(OnStageContext);
}
