import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { ConferenceMemory, ConferencePolicy, Role } from "@parley/shared/conference";
import type { Result } from "@parley/shared/lib";
import type { HistoryQuery, Visit } from "../focus/ports.ts";

/** The conferences as a reader from outside may see them. */
export interface ConferencesPort {
  list(): readonly ConferenceSummary[];
  /** Everything known of one conference, as what JSON can say; undefined for an unknown name. */
  state(conference: string): object | undefined;
  /** The messages recorded, oldest first, each an object that JSON can say. */
  messages(conference: string): Iterable<object> | undefined;
  /**
   * Who is in it, for the user of that URI, or for somebody who has proven nothing; nobody where it
   * sleeps. `unknown`: there is none, and calling the name makes none; `not-yours`: only others may know.
   */
  people(
    conference: string,
    entity: string | undefined,
  ): readonly PersonThere[] | "unknown" | "not-yours";
}

/** Somebody in a conference, as everybody in it sees them. */
export interface PersonThere {
  readonly name: string;
  readonly state: "connected" | "reconnecting";
}

/** The conferences as an administrator makes, changes and ends them. */
export interface AdministrationPort {
  /** What an administrator knows of one; undefined for a name that is free, or was released. */
  conference(name: string): KnownConference | undefined;
  /**
   * Resolves once the conference would survive a crash. `full`: there are as many as may be;
   * `configured`: what bears the name is the configuration's to say; `unavailable`: it could not
   * be kept, and so there is none.
   */
  create(
    name: string,
    policy: ConferencePolicy,
  ): Promise<"created" | "taken" | "configured" | "full" | "unavailable">;
  /** Puts a policy in the place of the one before; `unavailable`: that one is still in force. */
  amend(
    name: string,
    policy: ConferencePolicy,
  ): Promise<"amended" | "unknown" | "configured" | "unavailable">;
  /** For everyone. 410: its identity is gone with it; 480: it can be called again. */
  end(name: string, status: 410 | 480): Promise<"ended" | "unknown" | "configured">;
  /**
   * Sends one participant away; `unknown` where nobody of that id has a leg. `by`: user entity of the
   * host who does it, whom they are told of where that is somebody in the conference.
   */
  remove(name: string, participant: string, by?: string): "removed" | "unknown";
  /** Newest first; rejects where the store cannot be read. */
  history(query: HistoryQuery): Promise<readonly Visit[]>;
}

export type KnownConference = Pick<ConferenceMemory, "uri" | "phase" | "policy">;

export interface ConferenceSummary {
  readonly name: string;
  readonly participants: number;
}

/** What a join token proves of who brings it. */
export interface JoinProof {
  readonly entity: string;
  readonly role: Role;
  /** The only conference it is good for. */
  readonly conference: string;
}

/** Something done to a conference from outside, and by whom. */
export interface Deed {
  readonly type: "created" | "amended" | "ended" | "put-to-sleep" | "removed";
  readonly conference: string;
  /** Of whom was removed. */
  readonly participant?: string;
  readonly by: Doer;
}

/** An administrator, or the conference's host by a join token. */
export type Doer =
  | { readonly role: "administrator" }
  | { readonly role: "host"; readonly entity: string };

/** What the HTTP server needs from the rest. */
export interface HttpPorts {
  readonly conferences: ConferencesPort & AdministrationPort;
  /** What a join token proves now; or why it proves nothing, quoting nothing of it. */
  readonly joinProof: (token: string) => Result<JoinProof, string>;
  /** Told of everything that was done from outside. */
  readonly done: (deed: Deed) => void;
  readonly metrics: { readonly contentType: string; metrics(): Promise<string> };
  /** Whether new calls are taken. */
  ready(): boolean;
  /** Takes over a WebSocket handshake for SIP (RFC 7118). */
  upgradeSip(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Told of a mistake of our own; the client has its 500 by then. */
  readonly broken: (error: unknown) => void;
}

export interface HttpSettings {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** Folder of the built page. */
  readonly page: string;
  readonly debugRoutes: "loopback" | "everyone" | "off";
  readonly maxConnections: number;
  /** Time a client has to send one request. */
  readonly requestMs: number;
  readonly maxHeaderBytes: number;
  readonly api: ApiSettings;
}

export interface ApiSettings {
  /** What an administrator proves to be one with; without it, only this machine is. */
  readonly token?: string;
  readonly maxBodyBytes: number;
  /** Most that a conference may allow, and what one allows that says nothing. */
  readonly maxParticipants: number;
}
