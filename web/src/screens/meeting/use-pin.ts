import { useConference, usePage } from "../../store/context.ts";
import type { Pinned } from "../../store/view.ts";
import { announce } from "../../ui/announce.ts";
import { useWords } from "../../words/words.ts";

/** A room, and which of its cameras is looked at; or something that is presented. */
export type Pinnable =
  | {
      readonly id: string;
      readonly name: string;
      /** Present where the room has others beside it. */
      readonly captureId?: string;
    }
  | { readonly presentation: string; readonly name: string };

export interface Pin {
  /** Of the room as a whole, or of what is presented; absent where there is nothing to pin. */
  readonly whole?: PinToggle;
  /** Of one camera, where the room has others. */
  readonly camera?: PinToggle;
}

interface PinToggle {
  /** What it would do. */
  readonly words: string;
  readonly isOn: boolean;
  readonly toggle: () => void;
}

/** Whether a picture is pinned, and how to change that. */
export function usePin(what: Pinnable | undefined): Pin {
  const t = useWords();
  const { actions } = usePage();
  const pinned = useConference((view) => view.pinned);
  if (what === undefined) return {};
  const { name } = what;
  const toggleOf = (own: Pinned, [pin, unpin]: readonly [string, string]): PinToggle => {
    const isOn = isSame(pinned, own);
    const toggle = () => {
      actions.setPin(isOn ? undefined : own);
      announce(t(isOn ? "stage.saidUnpinned" : "stage.saidPinned", { name }));
    };
    return { words: isOn ? unpin : pin, isOn, toggle };
  };
  const named = [t("stage.pin", { name }), t("stage.unpin", { name })] as const;
  if ("presentation" in what) {
    return { whole: toggleOf({ type: "presentation", captureId: what.presentation }, named) };
  }
  const { id: room, captureId } = what;
  const ofCamera = [t("stage.pinCamera"), t("stage.unpinCamera")] as const;
  return {
    whole: toggleOf({ type: "room", room }, named),
    ...(captureId !== undefined && {
      camera: toggleOf({ type: "camera", room, captureId }, ofCamera),
    }),
  };
}

function isSame(one: Pinned | undefined, other: Pinned): boolean {
  switch (other.type) {
    case "presentation":
      return one?.type === "presentation" && one.captureId === other.captureId;
    case "room":
      return one?.type === "room" && one.room === other.room;
    case "camera":
      return one?.type === "camera" && one.room === other.room && one.captureId === other.captureId;
    default:
      return other satisfies never;
  }
}
