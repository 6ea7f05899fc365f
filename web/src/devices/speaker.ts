/** Whether sound can be sent to a device of the person's choice; not in every browser. */
export function mayChooseSpeaker(): boolean {
  return "setSinkId" in HTMLMediaElement.prototype;
}

/** Lets an element be heard from that device, or from the default. One that is gone: the default. */
export async function playThrough(element: HTMLMediaElement, speaker?: string): Promise<void> {
  if (!mayChooseSpeaker()) return;
  const wanted = speaker ?? "";
  if (element.sinkId === wanted) return;
  await element.setSinkId(wanted).catch(() => element.setSinkId("").catch(() => undefined));
}

const sampleRate = 24_000;
const notes = [523.25, 659.25, 783.99];
const noteSeconds = 0.22;

/** Plays three rising notes on that device; resolves when they have been heard. */
export async function playTestTone(speaker?: string): Promise<void> {
  const context = new AudioContext({ sampleRate });
  const destination = context.createMediaStreamDestination();
  const player = new Audio();
  try {
    await playThrough(player, speaker);
    player.srcObject = destination.stream;
    await player.play();
    const buffer = context.createBuffer(1, testTone.length, sampleRate);
    buffer.copyToChannel(testTone, 0);
    const source = new AudioBufferSourceNode(context, { buffer });
    source.connect(destination);
    const ended = new Promise((resolve) => {
      source.addEventListener("ended", resolve, { once: true });
    });
    source.start();
    await ended;
  } finally {
    player.srcObject = null;
    await context.close();
  }
}

const testTone = Float32Array.from(
  { length: Math.ceil(sampleRate * noteSeconds * (notes.length + 1)) },
  (_, i) => {
    const seconds = i / sampleRate;
    return notes.reduce((sum, hertz, at) => sum + note(hertz, seconds - at * noteSeconds), 0);
  },
);

function note(hertz: number, seconds: number): number {
  if (seconds < 0) return 0;
  return 0.2 * Math.min(1, seconds / 0.01) * Math.exp(-seconds * 6) * wave(hertz * seconds);
}

function wave(turns: number): number {
  return Math.sin(2 * Math.PI * turns);
}
