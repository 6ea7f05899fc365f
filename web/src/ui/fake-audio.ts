/** For tests: a DOM has no audio; here it has one in which nothing is ever heard. */
export function installFakeAudio(): void {
  Object.assign(globalThis, { AudioContext: SilentAudio, AnalyserNode: SilentNode });
}

class SilentNode {
  readonly fftSize = 512;
  connect() {}
  getFloatTimeDomainData() {}
}

class SilentAudio {
  readonly state = "running";
  createMediaStreamSource() {
    return new SilentNode();
  }
  async resume() {}
  async close() {}
}
