const gestures = ["pointerdown", "keydown"] as const;

/** Without a gesture the browser keeps an audio context asleep. Returns how to stop waiting for one. */
export function wakeOnGesture(context: Pick<AudioContext, "resume">): () => void {
  const wake = () => {
    // Closed before it woke, it needs to be neither awake nor heard.
    context.resume().catch(() => undefined);
  };
  for (const gesture of gestures) window.addEventListener(gesture, wake);
  return () => {
    for (const gesture of gestures) window.removeEventListener(gesture, wake);
  };
}
