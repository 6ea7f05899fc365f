import type { CameraPosition, sendingLabels } from "@parley/shared/participant";

/** What one's own room sends: a label without a track is a line that stays silent. */
export interface OwnTracks {
  /** All that is heard of the room. */
  readonly microphone?: MediaStreamTrack;
  readonly cameras: ReadonlyMap<CameraPosition, MediaStreamTrack>;
  readonly presentation?: MediaStreamTrack;
}

export function trackOf(
  name: (typeof sendingLabels)[number],
  { microphone, cameras, presentation }: OwnTracks,
): MediaStreamTrack | undefined {
  switch (name) {
    case "mic":
      return microphone;
    case "presentation":
      return presentation;
    default:
      return cameras.get(name);
  }
}
