import { type Duration, invariant, ms } from "@parley/shared/lib";
import type { InfoAnswer, ParticipantInput, Refusal } from "@parley/shared/participant";
import type { Mid } from "@parley/shared/sdp";
import { C, type UA } from "jssip";
import type {
  EndEvent,
  IncomingInfoEvent,
  OutgoingInfoEvent,
  ReInviteEvent,
  RTCSession,
  SDPEvent,
} from "jssip/lib/RTCSession";
import type { IncomingResponse } from "jssip/lib/SIPMessage";
import { ClueChannel } from "./clue-channel.ts";
import { keepLayers } from "./keep-layers.ts";
import { handInfo, handLoweredBy } from "./levels-info.ts";
import { Lines } from "./lines.ts";
import { markClue } from "./mark-clue.ts";
import { muteAskedBy, muteInfo } from "./mute-info.ts";
import { offersNewAssociation, takesNewAssociation } from "./new-association.ts";
import { newestSource } from "./newest-source.ts";
import type { OwnTracks } from "./own-tracks.ts";
import { sendingLimits } from "./sending-limits.ts";
import { acceptedBodies, type RequestWithin } from "./talk.ts";

/** What the INVITE says that this end takes beside its media. */
const received = [`Recv-Info: ${muteInfo}, ${handInfo}`, `Accept: ${acceptedBodies}`];

/**
 * One dialog with the focus and its peer connection: what JsSIP says of it becomes inputs. The
 * page never offers again after its INVITE; the focus does (D4), and JsSIP answers by itself.
 */
export class Dialog {
  /** Whether the focus can put another transport behind it. */
  readonly takesNewTransport = takesNewAssociation(navigator.userAgent);
  readonly #session: RTCSession;
  readonly #tell: (input: ParticipantInput) => void;
  #lines: Lines | undefined;
  #channel: ClueChannel | undefined;
  #connection: RTCPeerConnection | undefined;
  #local = "";
  #remote = "";
  /** What the connection said before JsSIP had done with the answer; ICE and DTLS can be faster. */
  #early: ParticipantInput[] | undefined = [];
  #isOver = false;

  constructor(
    ua: UA,
    conference: string,
    tracks: OwnTracks,
    headers: readonly string[],
    tell: (input: ParticipantInput) => void,
  ) {
    this.#tell = (input) => {
      if (!this.#isOver) tell(input);
    };
    this.#session = ua.call(conference, {
      extraHeaders: [...headers, ...received],
      mediaConstraints: { audio: false, video: false },
      pcConfig: { bundlePolicy: "max-bundle" },
      eventHandlers: {
        peerconnection: ({ peerconnection }) => this.#open(peerconnection, tracks),
        // The first will do: the focus learns the others from the checks this end makes.
        icecandidate: ({ ready }) => ready(),
        sdp: (event) => this.#describe(event),
        confirmed: () => this.#answered(),
        reinvite: (event) => this.#reoffered(event),
        update: (event) => this.#reoffered(event),
        newInfo: (event: IncomingInfoEvent | OutgoingInfoEvent) => this.#informed(event),
        failed: (event) => this.#tell({ type: "refused", refusal: refusalOf(event) }),
        ended: (event) => this.#tell({ type: "ended", reasons: reasonsOf(event) }),
      },
    });
    neverOnHold(this.#session);
  }

  get lines(): Lines {
    invariant(this.#lines, "JsSIP makes the peer connection before its call() returns");
    return this.#lines;
  }

  get channel(): ClueChannel {
    invariant(this.#channel, "JsSIP makes the peer connection before its call() returns");
    return this.#channel;
  }

  /** Who is switched into that line now (ADR 0021). */
  source(mid: Mid): number | undefined {
    const line = this.#connection?.getTransceivers().find((one) => one.mid === mid);
    return line && newestSource(line.receiver);
  }

  stats(): Promise<RTCStatsReport> | undefined {
    return this.#connection?.getStats();
  }

  /** In the dialog, over whatever flow there is now: moves the dialog there. */
  sendOptions(): void {
    const answered = ({ status_code }: IncomingResponse) =>
      this.#tell({ type: "options-answered", status: status_code });
    this.#session.sendRequest("OPTIONS", {
      eventHandlers: {
        onSuccessResponse: answered,
        onErrorResponse: answered,
        onDialogError: answered,
      },
    });
  }

  /** Whether a request with this Call-ID belongs to it. */
  isCalled(callId: string): boolean {
    // JsSIP names a call by its Call-ID and a tag.
    return !this.#isOver && callId !== "" && this.#session.id.startsWith(callId);
  }

  /** Comes to `message-answered`; to nothing where the flow is lost meanwhile. */
  sendMessage(id: string, message: RequestWithin): void {
    const status = (answer: number) => this.#tell({ type: "message-answered", id, status: answer });
    const answered = ({ status_code }: IncomingResponse) => status(status_code);
    this.#session.sendRequest("MESSAGE", {
      ...message,
      eventHandlers: {
        onSuccessResponse: answered,
        onErrorResponse: answered,
        onDialogError: answered,
        onRequestTimeout: () => status(408),
      },
    });
  }

  /** Comes to what `heard` makes of the answer; to nothing where the flow is lost meanwhile. */
  sendInfo(info: RequestWithin, heard?: (answer: InfoAnswer) => ParticipantInput): void {
    const told = (answer: InfoAnswer) => heard && this.#tell(heard(answer));
    const answered = (response: IncomingResponse) => told(answerOf(response));
    const eventHandlers = {
      onSuccessResponse: answered,
      onErrorResponse: answered,
      onDialogError: answered,
      onRequestTimeout: () => told({ status: 408 }),
    };
    this.#session.sendRequest("INFO", { ...info, eventHandlers });
  }

  /** BYE or CANCEL with this Reason (RFC 3326), and the end of the peer connection; says no more. */
  end(status: number, reason: string): void {
    this.#isOver = true;
    // The word first: media that end before it look like a loss to the focus.
    if (!this.#session.isEnded()) {
      this.#session.terminate({ status_code: status, reason_phrase: reason });
    }
    this.#channel?.close();
  }

  #open(connection: RTCPeerConnection, tracks: OwnTracks): void {
    const lines = new Lines(connection, tracks);
    this.#lines = lines;
    this.#connection = connection;
    this.#channel = new ClueChannel(connection, (input) => this.#tellInOrder(input));
    connection.addEventListener("connectionstatechange", () => {
      const { connectionState } = connection;
      if (connectionState === "connected") this.#tellInOrder({ type: "media-connected" });
      if (connectionState === "disconnected" || connectionState === "failed") {
        this.#tellInOrder({ type: "media-interrupted" });
      }
    });
  }

  #answered(): void {
    this.lines.settle();
    this.#tell({ type: "answered", ...this.#descriptions() });
    for (const input of this.#early ?? []) this.#tell(input);
    this.#early = undefined;
  }

  #tellInOrder(input: ParticipantInput): void {
    if (this.#early) this.#early.push(input);
    else this.#tell(input);
  }

  /**
   * Keeps both texts as they are on the wire; the browser's own becomes one that speaks of CLUE, the
   * focus's one that leaves the layers as they are.
   */
  #describe(event: SDPEvent): void {
    if (event.originator === "remote") {
      this.#remote = event.sdp;
      this.lines.setLimits(sendingLimits(event.sdp));
      event.sdp = keepLayers(event.sdp, this.lines.layers());
      return;
    }
    const offer = event.type === "answer" ? this.#remote : undefined;
    event.sdp = markClue(event.sdp, this.lines.labels(), offer);
    this.#local = event.sdp;
  }

  #informed({ originator, request }: IncomingInfoEvent | OutgoingInfoEvent): void {
    if (originator !== "remote") return;
    const infoPackage = request.getHeader("Info-Package");
    const asker = muteAskedBy(infoPackage, request.body);
    if (asker !== undefined) this.#tell({ type: "mute-asked", by: asker });
    const host = handLoweredBy(infoPackage, request.body);
    if (host !== undefined) this.#tell({ type: "hand-lowered", by: host });
  }

  /** JsSIP answers; `callback` is its word that the answer is on its way. */
  #reoffered(event: ReInviteEvent): void {
    const offer = event.request.body;
    if (!offer) return;
    // The focus then ends the dialog, and the page comes back with another at once.
    if (!this.takesNewTransport && offersNewAssociation(offer, this.#remote)) {
      return event.reject({ status_code: 488 });
    }
    event.callback = () => {
      this.lines.settle();
      this.#tell({ type: "reoffer-answered", ...this.#descriptions() });
    };
  }

  #descriptions(): { readonly local: string; readonly remote: string } {
    return { local: this.#local, remote: this.#remote };
  }
}

/**
 * JsSIP takes an offer whose media lines are all sendonly or inactive, as the focus's are while
 * nobody watches this room, for being put on hold: it disables the tracks, and with them the
 * person's own preview.
 */
function neverOnHold(session: RTCSession): void {
  Object.defineProperty(session, "_remoteHold", {
    get: () => false,
    set: () => {
      // It stays as it is.
    },
  });
}

function reasonsOf({ originator, message }: EndEvent): readonly string[] {
  return originator === "remote" ? message.getHeaders("Reason") : [];
}

/** What came instead of a 2xx; a failure of our own as the status RFC 3261 §8.1.3.1 takes it for. */
function refusalOf({ message, cause }: EndEvent): Refusal {
  // JsSIP's types promise a message; a failure of its own has none.
  if (message !== null && "status_code" in message) {
    const warning = warningText(message);
    return { ...answerOf(message), ...(warning !== undefined && { warning }) };
  }
  if (cause === C.causes.REQUEST_TIMEOUT) return { status: 408 };
  return { status: cause === C.causes.CONNECTION_ERROR ? 503 : 488 };
}

function answerOf(response: IncomingResponse): InfoAnswer {
  const retryAfter = retryAfterOf(response);
  return { status: response.status_code, ...(retryAfter !== undefined && { retryAfter }) };
}

/** RFC 3261 §20.33: `18000;duration=3600`, or `120 (I'm in a meeting)`; seconds. */
function retryAfterOf(response: IncomingResponse): Duration | undefined {
  const seconds = /^\s*([0-9]{1,10})/.exec(response.getHeader("Retry-After") ?? "")?.[1];
  return seconds === undefined ? undefined : ms(Number(seconds) * 1_000);
}

/** RFC 3261 §20.43: `307 isi.edu "Session parameter 'foo' not understood"`. */
function warningText(response: IncomingResponse): string | undefined {
  const [warning] = response.getHeaders("Warning");
  return warning === undefined ? undefined : /"((?:[^"\\]|\\.)*)"\s*$/.exec(warning)?.[1];
}
