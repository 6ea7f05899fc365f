// @vitest-environment happy-dom
import { beforeEach, expect, test } from "vitest";
import { installFakeMedia } from "./fake-media.ts";
import { playTrack } from "./play-track.ts";

beforeEach(() => void installFakeMedia());

test("[WEB-411] a track that is played no more is in no stream that was made for it", () => {
  const [first, second] = [{}, {}] as MediaStreamTrack[];
  const element = document.createElement("video");
  playTrack(element, first);
  const ofFirst = playedBy(element);
  expect(ofFirst?.getTracks()).toEqual([first]);

  playTrack(element, second);
  const ofSecond = playedBy(element);
  expect(ofFirst?.getTracks()).toEqual([]);
  expect(ofSecond?.getTracks()).toEqual([second]);

  playTrack(element, undefined);
  expect(ofSecond?.getTracks()).toEqual([]);
  expect(element.srcObject).toBeNull();
});

test("[WEB-411] a stream that has become another window's, as an element's there may, is emptied all the same", () => {
  const track = {} as MediaStreamTrack;
  const element = document.createElement("video");
  playTrack(element, track);
  const played = playedBy(element);
  Object.assign(globalThis, { MediaStream: class {} });

  playTrack(element, undefined);
  expect(played?.getTracks()).toEqual([]);
});

function playedBy({ srcObject }: HTMLMediaElement): MediaStream | undefined {
  return srcObject instanceof MediaStream ? srcObject : undefined;
}
