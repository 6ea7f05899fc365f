import { randomUUID } from "node:crypto";
import { WebSocket } from "ws";

/** What is to be done with what comes over a call. */
export interface CallUser {
  /** The INVITE has its 200, and that its ACK. */
  answered(sdp: string): void;
  /** A re-INVITE; returns the answer to it. */
  offered(sdp: string): string;
  ended(): void;
}

/** What a request has beside what all have. */
interface Said {
  readonly toTag?: string;
  /** Tells one dialog of a call's Call-ID and tag from the other. */
  readonly dialog?: string;
  readonly headers?: readonly string[];
  readonly sdp?: string;
}

/**
 * A page's SIP, over a WebSocket of its own: INVITE, ACK, SUBSCRIBE to the roster, an answer to
 * whatever is asked, BYE. It trusts what comes, and repeats nothing.
 */
export class SipCall {
  readonly #name: string;
  readonly #conference: string;
  readonly #user: CallUser;
  readonly #socket: WebSocket;
  readonly #id = randomUUID();
  #toTag = "";
  #cseq = 1;
  #branch = 0;
  #invited = 0;
  #tookMs = (_: number) => {};

  constructor(url: string, name: string, conference: string, user: CallUser) {
    this.#name = name;
    this.#conference = conference;
    this.#user = user;
    this.#socket = new WebSocket(`${url.replace(/^http/, "ws")}/sip`, "sip", {
      perMessageDeflate: false,
    });
    this.#socket.on("message", (data: Buffer) => this.#receive(data.toString("utf8")));
  }

  opened(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#socket.once("open", resolve).once("error", reject);
    });
  }

  /** Resolves to the time until the 200, in ms. */
  invite(sdp: string): Promise<number> {
    this.#invited = performance.now();
    this.#request("INVITE", 1, { sdp });
    return new Promise((resolve) => {
      this.#tookMs = resolve;
    });
  }

  bye(): void {
    this.#cseq += 1;
    this.#request("BYE", this.#cseq, {
      toTag: this.#toTag,
      headers: ['Reason: SIP;cause=200;text="User left"'],
    });
  }

  close(): void {
    this.#socket.close();
  }

  #receive(text: string): void {
    const head = text.slice(0, text.indexOf("\r\n\r\n"));
    const body = text.slice(head.length + 4);
    const [, cseq, method] = /^CSeq: (\d+) (\w+)/m.exec(head) ?? [];
    if (!head.startsWith("SIP/2.0")) return this.#answer(head, method, body);
    if (head.startsWith("SIP/2.0 1")) return;
    if (!head.startsWith("SIP/2.0 200")) throw new Error(head.slice(0, head.indexOf("\r\n")));
    if (method === "BYE") return this.#user.ended();
    if (method !== "INVITE") return;
    const isFirst = this.#toTag === "";
    this.#toTag = /^To: .*(;tag=.*)$/m.exec(head)?.[1] ?? "";
    this.#request("ACK", Number(cseq), { toTag: this.#toTag });
    if (!isFirst) return;
    this.#tookMs(performance.now() - this.#invited);
    this.#follow();
    this.#user.answered(body);
  }

  #answer(head: string, method: string | undefined, body: string): void {
    if (method === "ACK") return;
    const sdp = method === "INVITE" ? this.#user.offered(body) : "";
    const repeated = head.split("\r\n").filter((line) => /^(Via|From|To|Call-ID|CSeq):/.test(line));
    this.#send(["SIP/2.0 200 OK", ...repeated, this.#contact()], sdp);
    if (method === "BYE") this.#user.ended();
  }

  /** A subscription is a dialog of its own. */
  #follow(): void {
    const headers = ["Event: conference", "Expires: 3600"];
    this.#request("SUBSCRIBE", 1, { dialog: "-roster", headers });
  }

  #request(method: string, cseq: number, { toTag = "", dialog = "", ...said }: Said): void {
    this.#branch += 1;
    const uri = `sip:${this.#conference}@parley.test`;
    const lines = [
      `${method} ${uri} SIP/2.0`,
      `Via: SIP/2.0/WS ${this.#name}.invalid;branch=z9hG4bK${this.#id}${this.#branch}`,
      "Max-Forwards: 69",
      `To: <${uri}>${toTag}`,
      `From: "${this.#name}" <sip:${this.#name}@parley.test>;tag=${this.#name}${dialog}`,
      `Call-ID: ${this.#id}${dialog}`,
      `CSeq: ${cseq} ${method}`,
      this.#contact(),
      "Allow: INVITE,ACK,CANCEL,BYE,UPDATE,MESSAGE,OPTIONS,REFER,INFO,NOTIFY",
      "Supported: timer,gruu,ice,replaces,outbound",
      "Session-Expires: 1800",
      "User-Agent: JsSIP 3.13.8",
    ];
    this.#send([...lines, ...(said.headers ?? [])], said.sdp ?? "");
  }

  #contact(): string {
    const instance = `+sip.instance="<urn:uuid:${this.#id}>"`;
    return `Contact: <sip:${this.#name}@${this.#name}.invalid;transport=ws>;${instance};+sip.clue`;
  }

  #send(lines: readonly string[], sdp: string): void {
    const type = sdp === "" ? [] : ["Content-Type: application/sdp"];
    const length = `Content-Length: ${sdp.length}`;
    this.#socket.send([...lines, ...type, length, "", sdp].join("\r\n"));
  }
}
