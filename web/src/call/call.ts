import { assertNever } from "@parley/shared/lib";
import {
  type ChatEntry,
  type OwnRoom,
  openParticipant,
  type ParticipantEffect,
  type ParticipantInput,
  type Self,
} from "@parley/shared/participant";
import type { Mid } from "@parley/shared/sdp";
import { UA } from "jssip";
import { Dialog } from "./dialog.ts";
import { Flow } from "./flow.ts";
import type { Identity } from "./identity.ts";
import { credentials, entityOf } from "./join-token.ts";
import { handRequest, microphoneRequest } from "./levels-info.ts";
import type { OwnTracks } from "./own-tracks.ts";
import { pathLostRequest } from "./path-info.ts";
import { ParticipantRun, type StepTaken } from "./run-participant.ts";
import { Subscription } from "./subscription.ts";
import { SwitchedWatch } from "./switched-watch.ts";
import { hearMessages, messageRequest } from "./talk.ts";
import { openUserAgent } from "./user-agent.ts";
import { wishRequest } from "./wish-request.ts";

export interface CallSettings {
  readonly identity: Identity;
  /** Address of the page; SIP is on its host (RFC 7118), the conference in its domain. */
  readonly page: URL;
  /** Name of the conference, as in the page's address. */
  readonly conference: string;
  /** Display name. */
  readonly name: string;
  /** Of a join link: says to the focus who this is, and that they may come in. */
  readonly token?: string;
  readonly ownRoom: OwnRoom;
  /** What was said in an earlier stay. */
  readonly said?: readonly ChatEntry[];
  readonly tracks: OwnTracks;
}

/** One stay in one conference, from joining to having left; does what the machine decides. */
export class Call {
  readonly #settings: CallSettings;
  readonly #conference: string;
  readonly #self: Self;
  readonly #flow: Flow;
  readonly #ua: UA;
  readonly #run: ParticipantRun;
  readonly #switched = new SwitchedWatch(
    (mid) => this.#dialog?.source(mid),
    (input) => this.give(input),
  );
  /** Those of now; the settings have those of joining. */
  #tracks: OwnTracks;
  #dialog: Dialog | undefined;
  #subscription: Subscription | undefined;

  constructor(settings: CallSettings, tap: (step: StepTaken) => void) {
    const { identity, page, name, token } = settings;
    const entity = entityOf(token) ?? `sip:${identity.user}@${page.hostname}`;
    this.#settings = settings;
    this.#tracks = settings.tracks;
    this.#conference = `sip:${encodeURIComponent(settings.conference)}@${page.hostname}`;
    this.#flow = new Flow(sipAddress(page), {
      opened: () => {
        // Its `start` of an agent that is being stopped would begin everything anew.
        if (this.#ua.status === UA.C.STATUS_INIT) this.#ua.start();
        this.give({ type: "flow-opened" });
      },
      lost: () => this.give({ type: "flow-lost" }),
    });
    this.#ua = openUserAgent(this.#flow, identity, entity, name);
    hearMessages(
      this.#ua,
      (callId) => this.#dialog?.isCalled(callId) === true,
      (message) => this.give({ type: "message-heard", message }),
    );
    this.#self = { entity, name };
    this.#run = new ParticipantRun(
      openParticipant(this.#self, settings.ownRoom, settings.said),
      (effect) => this.#perform(effect),
      (step) => {
        this.#switched.follow(step.participant);
        tap(step);
      },
    );
  }

  give(input: ParticipantInput): void {
    this.#run.give(input);
  }

  /** Sends these from here on, in the present dialog and in those that may follow it. */
  setTracks(tracks: OwnTracks): void {
    this.#tracks = tracks;
    this.#dialog?.lines.setTracks(tracks);
  }

  /** What arrives on that line of the present dialog. */
  track(mid: Mid): MediaStreamTrack | undefined {
    return this.#dialog?.lines.track(mid);
  }

  /** What the browser has counted of the present connection. */
  stats(): Promise<RTCStatsReport> | undefined {
    return this.#dialog?.stats();
  }

  /** The browser says that the network is gone: whether a WebSocket is dead shows on the next one. */
  networkGone(): void {
    this.give({ type: "network-gone" });
    this.#flow.abandon();
  }

  #perform(effect: ParticipantEffect): void {
    switch (effect.type) {
      case "open-flow":
        return this.#flow.reopen();
      case "send-options":
        return this.#dialog?.sendOptions();
      case "invite":
        return this.#invite();
      case "subscribe":
        return this.#subscribe();
      case "refresh-subscription":
        return this.#subscription?.refresh();
      case "hang-up":
        return this.#hangUp(effect.status, effect.reason);
      case "send-clue":
        return this.#dialog?.channel.send(effect.text);
      case "close-clue":
        return this.#dialog?.channel.close();
      case "open-clue":
        return this.#dialog?.channel.reopen();
      case "send-message": {
        const message = messageRequest(effect, this.#self, this.#conference);
        return this.#dialog?.sendMessage(effect.id, message);
      }
      case "send-hand":
        return this.#dialog?.sendInfo(handRequest(effect.raised), (answer) => {
          return { type: "hand-answered", ...answer };
        });
      case "send-microphone":
        return this.#dialog?.sendInfo(microphoneRequest(effect.on), (answer) => {
          return { type: "microphone-answered", ...answer };
        });
      case "send-wish": {
        const { sequence } = effect;
        return this.#dialog?.sendInfo(wishRequest(effect), ({ status }) => {
          return { type: "wish-answered", sequence, status };
        });
      }
      case "send-path-lost":
        if (!this.#dialog?.takesNewTransport) return undefined;
        return this.#dialog.sendInfo(pathLostRequest(), ({ status }) => {
          return { type: "path-lost-answered", status };
        });
      case "set-sending":
        return this.#dialog?.lines.setSending(effect);
      case "note-fault":
        return undefined;
      default:
        return assertNever(effect);
    }
  }

  /** The dialog before it is no use any more; whatever ended it, it was not the person's wish. */
  #invite(): void {
    this.#subscription?.end();
    this.#subscription = undefined;
    this.#dialog?.end(408, "Request Timeout");
    const { token } = this.#settings;
    this.#dialog = new Dialog(
      this.#ua,
      this.#conference,
      this.#tracks,
      credentials(token),
      (input) => this.give(input),
    );
  }

  #subscribe(): void {
    this.#subscription?.end();
    this.#subscription = new Subscription(
      this.#ua,
      this.#conference,
      credentials(this.#settings.token),
      (input) => this.give(input),
    );
  }

  /** JsSIP keeps the flow for two seconds more; without one, a BYE is worth one more try (G11). */
  #hangUp(status: number, reason: string): void {
    const hadDialog = this.#dialog !== undefined;
    this.#subscription?.abandon();
    this.#dialog?.end(status, reason);
    this.#subscription = undefined;
    this.#dialog = undefined;
    this.#ua.stop();
    if (hadDialog && !this.#flow.isConnected()) this.#flow.reopen();
  }
}

function sipAddress(page: URL): URL {
  const address = new URL("/sip", page);
  address.protocol = page.protocol === "https:" ? "wss:" : "ws:";
  return address;
}
