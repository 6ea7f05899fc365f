/** Where the others are heard. */
export { mayChooseSpeaker, playTestTone, playThrough } from "../devices/speaker.ts";
