import { useConference, usePage } from "../../store/context.ts";
import type { Pinned } from "../../store/view.ts";
import { announce } from "../../ui/announce.ts";
import { useWords } from "../../words/words.ts";

/** A room, and which of its cameras is looked at. */
export interface Pinnable {
  readonly id: string;
  readonly name: string;
  /** Present where the room has others beside it. */
  readonly captureId?: string;
}

export interface Pin {
  readonly room: Pinnable | undefined;
  readonly hasRoom: boolean;
  readonly hasCamera: boolean;
  readonly toggleRoom: () => void;
  readonly toggleCamera: () => void;
}

/** Whether a picture is pinned, and how to change that. */
export function usePin(room: Pinnable | undefined): Pin {
  const t = useWords();
  const { actions } = usePage();
  const pinned = useConference((view) => view.pinned);
  const isOfRoom = room !== undefined && pinned?.room === room.id;
  const hasRoom = isOfRoom && pinned?.type === "room";
  const hasCamera = isOfRoom && pinned?.type === "camera" && pinned.captureId === room.captureId;
  const pin = (next: Pinned | undefined, name: string) => {
    actions.setPin(next);
    announce(t(next ? "stage.saidPinned" : "stage.saidUnpinned", { name }));
  };
  return {
    room,
    hasRoom,
    hasCamera,
    toggleRoom() {
      if (room) pin(hasRoom ? undefined : { type: "room", room: room.id }, room.name);
    },
    toggleCamera() {
      const { id, name, captureId } = room ?? {};
      if (id === undefined || name === undefined || captureId === undefined) return;
      pin(hasCamera ? undefined : { type: "camera", room: id, captureId }, name);
    },
  };
}
