export interface PlainCall {
  readonly conference: string;
  readonly name: string;
}

declare global {
  interface Window {
    readonly plainMedia: RTCPeerConnection;
    readonly plainCall: { hangUp(): void };
  }
}

/**
 * Runs in an empty page: a connection with one camera and one microphone, and an offer for it that
 * names all its candidates. The one video that comes is shown.
 */
export async function openMedia(): Promise<void> {
  const connection = new RTCPeerConnection({ bundlePolicy: "max-bundle" });
  Object.assign(window, { plainMedia: connection });
  connection.addEventListener("track", ({ track }) => {
    if (track.kind !== "video") return;
    const video = document.createElement("video");
    Object.assign(video, { autoplay: true, muted: true, srcObject: new MediaStream([track]) });
    document.body.append(video);
  });
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  let frame = 0;
  setInterval(() => {
    frame += 1;
    if (context) context.fillStyle = `hsl(${frame % 360} 60% 50%)`;
    context?.fillRect(0, 0, canvas.width, canvas.height);
  }, 50);
  const audio = new AudioContext();
  const sound = audio.createMediaStreamDestination();
  const oscillator = audio.createOscillator();
  oscillator.connect(sound);
  oscillator.start();
  for (const track of [...sound.stream.getTracks(), ...canvas.captureStream(20).getTracks()]) {
    connection.addTransceiver(track, { direction: "sendrecv" });
  }
  const gathered = new Promise<void>((resolve) => {
    connection.addEventListener("icegatheringstatechange", () => {
      if (connection.iceGatheringState === "complete") resolve();
    });
  });
  await connection.setLocalDescription();
  await gathered;
}

/**
 * Runs in that page: one SIP call over WebSocket (RFC 7118), written from the standard and not from
 * our code. It answers every request, re-INVITEs with an answer of the browser's.
 */
export function callPlainly({ conference, name }: PlainCall): void {
  const media = window.plainMedia;
  const socket = new WebSocket(`ws://${location.host}/sip`, "sip");
  const callId = crypto.randomUUID();
  let target = `sip:${conference}@${location.hostname}`;
  let to = `<${target}>`;

  function request(method: string, sequence: number, body?: string): void {
    const headers = [
      `Via: SIP/2.0/WS plain.invalid;branch=z9hG4bK${crypto.randomUUID()}`,
      "Max-Forwards: 70",
      `From: "${name}" <sip:${name.toLowerCase()}@${location.hostname}>;tag=plain`,
      `To: ${to}`,
      `Call-ID: ${callId}`,
      `CSeq: ${sequence} ${method}`,
    ];
    send(`${method} ${target} SIP/2.0`, headers, body);
  }

  function send(startLine: string, headers: readonly string[], body = ""): void {
    const contact = "Contact: <sip:plain.invalid;transport=ws>";
    const type = body === "" ? [] : ["Content-Type: application/sdp"];
    const length = `Content-Length: ${new TextEncoder().encode(body).length}`;
    socket.send([startLine, ...headers, contact, ...type, length, "", body].join("\r\n"));
  }

  async function requested(message: string, sdp: string): Promise<void> {
    if (message.startsWith("ACK")) return;
    const repeated = /^(via|from|to|call-id|cseq):/i;
    const headers = message.split("\r\n").filter((line) => repeated.test(line));
    if (!message.startsWith("INVITE")) return send("SIP/2.0 200 OK", headers);
    await media.setRemoteDescription({ type: "offer", sdp });
    await media.setLocalDescription();
    send("SIP/2.0 200 OK", headers, media.localDescription?.sdp);
  }

  async function answered(message: string, sdp: string): Promise<void> {
    if (!message.startsWith("SIP/2.0 2") || !/^cseq: *1 INVITE/im.test(message)) return;
    to = /^to: *(.*)$/im.exec(message)?.[1] ?? to;
    target = /^contact: *<([^>]*)>/im.exec(message)?.[1] ?? target;
    request("ACK", 1);
    await media.setRemoteDescription({ type: "answer", sdp });
  }

  Object.assign(window, { plainCall: { hangUp: () => request("BYE", 2) } });
  socket.addEventListener("open", () => request("INVITE", 1, media.localDescription?.sdp));
  socket.addEventListener("message", ({ data }: MessageEvent<string>) => {
    const body = data.slice(data.indexOf("\r\n\r\n") + 4);
    void (data.startsWith("SIP/2.0") ? answered(data, body) : requested(data, body));
  });
}
