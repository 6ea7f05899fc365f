export interface PlainCall {
  readonly conference: string;
  readonly name: string;
}

declare global {
  interface Window {
    readonly plainCall: { hangUp(): void };
  }
}

/**
 * Runs in an empty page: one SIP call over WebSocket (RFC 7118) with one camera and one microphone,
 * written from the standard and not from our code. It answers every request, re-INVITEs with an
 * answer of the browser's, and shows the one video it is sent. Resolves when it is in the call.
 */
export async function callPlainly({ conference, name }: PlainCall): Promise<void> {
  const connection = new RTCPeerConnection({ bundlePolicy: "max-bundle" });
  const socket = new WebSocket(`ws://${location.host}/sip`, "sip");
  const from = `"${name}" <sip:${name.toLowerCase()}@${location.hostname}>;tag=plain`;
  const callId = crypto.randomUUID();
  let target = `sip:${conference}@${location.hostname}`;
  let to = `<${target}>`;

  function request(method: string, sequence: number, body = ""): void {
    send(
      `${method} ${target} SIP/2.0`,
      [
        `Via: SIP/2.0/WS plain.invalid;branch=z9hG4bK${crypto.randomUUID()}`,
        "Max-Forwards: 70",
        `From: ${from}`,
        `To: ${to}`,
        `Call-ID: ${callId}`,
        `CSeq: ${sequence} ${method}`,
      ],
      body,
    );
  }

  function respond(message: string, body = ""): void {
    const copied = message
      .split("\r\n")
      .filter((line) => /^(via|from|to|call-id|cseq):/i.test(line));
    send("SIP/2.0 200 OK", copied, body);
  }

  function send(startLine: string, headers: readonly string[], body: string): void {
    const contact = `Contact: <sip:${name.toLowerCase()}@plain.invalid;transport=ws>`;
    const type = body === "" ? [] : ["Content-Type: application/sdp"];
    const length = `Content-Length: ${new TextEncoder().encode(body).length}`;
    socket.send([startLine, ...headers, contact, ...type, length, "", body].join("\r\n"));
  }

  async function received(message: string): Promise<void> {
    const body = message.slice(message.indexOf("\r\n\r\n") + 4);
    if (message.startsWith("SIP/2.0")) return answered(message, body);
    if (message.startsWith("ACK")) return;
    if (!message.startsWith("INVITE")) return respond(message);
    await connection.setRemoteDescription({ type: "offer", sdp: body });
    await connection.setLocalDescription();
    respond(message, connection.localDescription?.sdp);
  }

  async function answered(message: string, body: string): Promise<void> {
    if (!message.startsWith("SIP/2.0 2") || !/^cseq: *1 INVITE/im.test(message)) return;
    to = /^to: *(.*)$/im.exec(message)?.[1] ?? to;
    target = /^contact: *<([^>]*)>/im.exec(message)?.[1] ?? target;
    request("ACK", 1);
    await connection.setRemoteDescription({ type: "answer", sdp: body });
  }

  function movingPicture(): MediaStreamTrack {
    const canvas = document.createElement("canvas");
    canvas.width = 640;
    canvas.height = 360;
    const context = canvas.getContext("2d");
    let frame = 0;
    setInterval(() => {
      if (!context) return;
      frame += 1;
      context.fillStyle = `hsl(${frame % 360} 60% 50%)`;
      context.fillRect(0, 0, canvas.width, canvas.height);
    }, 50);
    const [track] = canvas.captureStream(20).getVideoTracks();
    if (!track) throw new Error("a canvas has one video track");
    return track;
  }

  function tone(): MediaStreamTrack {
    const audio = new AudioContext();
    const destination = audio.createMediaStreamDestination();
    const oscillator = audio.createOscillator();
    oscillator.connect(destination);
    oscillator.start();
    const [track] = destination.stream.getAudioTracks();
    if (!track) throw new Error("a destination has one audio track");
    return track;
  }

  connection.addEventListener("track", ({ track }) => {
    if (track.kind !== "video") return;
    const video = document.createElement("video");
    Object.assign(video, { autoplay: true, muted: true, srcObject: new MediaStream([track]) });
    document.body.append(video);
  });
  const connected = new Promise<void>((resolve) => {
    connection.addEventListener("connectionstatechange", () => {
      if (connection.connectionState === "connected") resolve();
    });
  });
  const gathered = new Promise<void>((resolve) => {
    connection.addEventListener("icegatheringstatechange", () => {
      if (connection.iceGatheringState === "complete") resolve();
    });
  });
  const opened = new Promise((resolve) => socket.addEventListener("open", resolve));
  socket.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    void received(String(data));
  });
  for (const track of [tone(), movingPicture()]) {
    connection.addTransceiver(track, { direction: "sendrecv" });
  }
  await connection.setLocalDescription();
  await Promise.all([gathered, opened]);
  Object.assign(window, { plainCall: { hangUp: () => request("BYE", 2) } });
  request("INVITE", 1, connection.localDescription?.sdp);
  await connected;
}
