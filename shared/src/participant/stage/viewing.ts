/**
 * How a person looks at the others. `immersive`: all cameras of all rooms; `speaker`: the room
 * that speaks, or who speaks in it; `gallery`: one picture of each room.
 */
export type Layout = "immersive" | "speaker" | "gallery";

/**
 * What changes in the layout `speaker`: all cameras of a `room` at once, or one picture, of the
 * `segment` of a room that speaks; `auto` is by the width there is (RFC 8845 §7.2).
 */
export type Switching = "auto" | "room" | "segment";

/**
 * What a person wants large: a room by its id, a camera alone by its captureID too; or something
 * that is presented, by its captureID.
 */
export type Pinned =
  | { readonly type: "presentation"; readonly captureId: string }
  | { readonly type: "room"; readonly room: string }
  | { readonly type: "camera"; readonly room: string; readonly captureId: string };

/**
 * What stands in a window of its own, for another monitor, and not on the stage; with the size of
 * that window, in CSS pixels. A presentation that is over leaves its place to another.
 */
export type Elsewhere =
  | {
      readonly type: "room";
      readonly room: string;
      readonly width: number;
      readonly height: number;
    }
  | {
      readonly type: "presentation";
      readonly captureId: string;
      readonly width: number;
      readonly height: number;
    };

/** How a person looks at the others, and what there is to look at them with. */
export interface Viewing {
  readonly layout: Layout;
  /** Of the stage, over all screens, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** What the network lets in, bits per second; absent where nothing is known of it. */
  readonly bandwidthBps?: number;
  /** Whether the person wants little to come in; absent: no. */
  readonly savesData?: boolean;
  /** Absent: `auto`. */
  readonly switching?: Switching;
  readonly pinned?: Pinned;
  readonly elsewhere?: Elsewhere;
  /** Of those that the rooms are spread over where they are many, from 0; absent: the first. */
  readonly page?: number;
}
