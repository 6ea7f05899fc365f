import type { ReceivedRequest } from "../../message/message.ts";
import { fields, printMessage } from "../../message/print.ts";
import { responseTo } from "../../message/response.ts";
import type { SipEvent } from "../../sip-event.ts";
import type { ScriptedPeer } from "./scripted-world.ts";

export const OFFER = "v=0\r\no=them 1 1 IN IP4 192.0.2.7\r\ns=-\r\nt=0 0\r\n";
export const OURS = "v=0\r\no=us 1 1 IN IP4 192.0.2.1\r\ns=-\r\nt=0 0\r\n";

/** A user that takes every call and every offer. */
export function answering(event: SipEvent): void {
  if (event.type === "invite-received") event.leg.answer({ sdp: OURS });
  if (event.type === "offer-received") event.leg.answerOffer(event.offer.id, OURS);
  if (event.type === "subscribe-received") event.subscription.accept();
  if (event.type === "bye-received") event.leg.confirmBye();
}

/** For tests: an endpoint that calls; its messages are written out, not made by what is tested. */
export class ScriptedCaller {
  callId: string;
  tag: string;
  readonly name: string;
  peer: ScriptedPeer;
  /** Our tag as this end has learned it. */
  remoteTag = "";
  cseq = 0;
  contact = "<sip:ada@ab12.invalid;transport=ws>";
  #branches = 0;

  constructor(peer: ScriptedPeer, name = "ada") {
    this.peer = peer;
    this.name = name;
    this.callId = `call-of-${name}`;
    this.tag = `tag-of-${name}`;
  }

  /** A request as text, within the dialog once there is one. */
  request(method: string, extra: readonly string[] = [], body = "", cseq = ++this.cseq): string {
    const transport = this.peer.flow.transport.toUpperCase();
    const toTag = this.remoteTag === "" ? "" : `;tag=${this.remoteTag}`;
    const to = method === "REGISTER" ? `sip:${this.name}@example.test` : "sip:room@focus.test";
    return [
      `${method} sip:room@focus.test SIP/2.0`,
      `Via: SIP/2.0/${transport} ab12.invalid;branch=z9hG4bK${this.tag}${++this.#branches};rport`,
      "Max-Forwards: 70",
      `From: "Ada" <sip:${this.name}@example.test>;tag=${this.tag}`,
      `To: <${to}>${toTag}`,
      `Call-ID: ${this.callId}`,
      `CSeq: ${cseq} ${method}`,
      `Contact: ${this.contact}`,
      ...extra,
      ...(body === "" ? [] : ["Content-Type: application/sdp"]),
      `Content-Length: ${Buffer.byteLength(body)}`,
      "",
      body,
    ].join("\r\n");
  }

  sends(method: string, extra: readonly string[] = [], body = ""): void {
    this.peer.sends(this.request(method, extra, body));
  }

  invites(extra: readonly string[] = [], body = OFFER): void {
    this.sends("INVITE", extra, body);
  }

  /** Takes the dialog from the latest response and acknowledges it. */
  acknowledges(body = ""): void {
    const response = this.peer.response();
    this.remoteTag = response.toTag;
    this.peer.sends(this.request("ACK", [], body, response.cseq));
  }

  /** Calls, and has been answered: a confirmed dialog. */
  joins(extra: readonly string[] = []): void {
    this.invites(extra);
    this.acknowledges();
    this.peer.forgets();
  }

  registers(extra: readonly string[] = []): void {
    this.sends("REGISTER", extra);
  }

  /** Takes the dialog from the latest INVITE that came here, and returns it. */
  isCalled(): ReceivedRequest {
    const invite = this.peer.request("INVITE");
    this.callId = invite.callId;
    this.remoteTag = invite.fromTag;
    return invite;
  }

  subscribes(extra: readonly string[] = ["Event: conference", "Expires: 600"]): void {
    this.sends("SUBSCRIBE", extra);
  }

  /** Answers a request the user agent sent here. */
  answers(
    request: ReceivedRequest,
    status: number,
    extra: Record<string, string> = {},
    body = "",
  ): void {
    const headers = fields({ contact: this.contact, ...extra });
    const options = { headers, toTag: this.tag };
    const withBody = body === "" ? {} : { body: { contentType: "application/sdp", text: body } };
    this.peer.sends(printMessage(responseTo(bare(request), status, { ...options, ...withBody })));
  }
}

/** Via as sent: a response must not bring back what parsing here stamped into it. */
function bare(request: ReceivedRequest): ReceivedRequest {
  const via = request.headers.find(({ name }) => name === "via")?.value ?? "";
  return { ...request, vias: [via] };
}
