import { instant } from "@parley/shared/lib";
import type { Mid } from "@parley/shared/sdp";
import type { LegId } from "@parley/shared/switching";
import { expect, test } from "vitest";
import type { MediaEvent } from "../../focus/ports.ts";
import { CLUE_MESSAGES_PER_SECOND_MAX } from "../limits.ts";
import { CAMERA, camera, cameraSsrc, seat } from "../switchboard/rehearsal.ts";
import { vp8Packet } from "../synthetic-peer/vp8-packets.ts";
import type { TransportListener } from "../transport/transport.ts";
import { MediaEngine } from "./engine.ts";

const REMOTE = {
  ice: { ufrag: "u", password: "p" },
  fingerprint: { algorithm: "sha-256", value: "00" },
  setup: "actpass",
  candidates: [],
} as const;

test("[SFU-69] a leg that is opened again gets a new transport and keeps its plan and seats", () => {
  const lab = new Lab();
  lab.open("ada", 1);
  lab.open("bob", 2);
  lab.showAdaToBob();
  lab.receive("ada", vp8Packet({ ssrc: cameraSsrc("ada"), sequenceNumber: 1, key: true }));
  const before = lab.wire("bob");
  lab.open("bob", 3);
  lab.receive("ada", vp8Packet({ ssrc: cameraSsrc("ada"), sequenceNumber: 2 }));

  expect(before.closed).toBe(true);
  expect(lab.wire("bob").sent.map((packet) => packet.readUInt16BE(2))).toEqual([2]);
});

test("[SFU-70] a CLUE channel that floods ends its transport", () => {
  const lab = new Lab();
  lab.open("ada", 1);
  for (let count = 0; count <= CLUE_MESSAGES_PER_SECOND_MAX; count += 1) {
    lab.wire("ada").listener.clueReceived("<x/>");
  }
  expect(lab.events.at(-1)).toMatchObject({ type: "transport-failed", leg: "ada" });
  expect(lab.wire("ada").closed).toBe(true);
});

test("[SFU-71] conferences do not hear of each other", () => {
  const lab = new Lab();
  lab.open("ada", 1);
  lab.open("bob", 2, "another");
  lab.showAdaToBob();
  lab.receive("ada", vp8Packet({ ssrc: cameraSsrc("ada"), sequenceNumber: 1, key: true }));
  expect(lab.wire("bob").sent).toEqual([]);
});

test("[SFU-62] after close nothing is counted, sent or told", () => {
  const lab = new Lab();
  lab.open("ada", 1);
  const { listener } = lab.wire("ada");
  lab.engine.close("ada" as LegId);
  listener.packets([vp8Packet({ ssrc: 1, sequenceNumber: 1 })]);
  lab.engine.tick();
  expect(lab.engine.counters()).toEqual([]);
  expect(lab.wire("ada").closed).toBe(true);
});

interface Wire {
  readonly listener: TransportListener;
  readonly sent: Buffer[];
  closed: boolean;
}

/** An engine on transports of wood. */
class Lab {
  readonly events: MediaEvent[] = [];
  readonly #wires = new Map<string, Wire>();
  readonly engine = new MediaEngine({
    silenceMs: 4_000,
    now: () => instant(1_000),
    learned: () => {},
    emit: (_, event) => this.events.push(event),
    openTransport: ({ name }, listener) => {
      const wire: Wire = { listener, sent: [], closed: false };
      this.#wires.set(name, wire);
      return {
        send: (packets) => wire.sent.push(...packets.filter((packet) => packet.length > 12)),
        sendClue: () => {},
        closeClue: () => {},
        connect: () => {},
        close: () => {
          wire.closed = true;
        },
      };
    },
  });

  open(name: string, incarnation: number, conference = "tea"): void {
    this.engine.open({ leg: name as LegId, incarnation, conference, remote: REMOTE });
  }

  showAdaToBob(): void {
    const [ada, bob] = ["ada" as LegId, "bob" as LegId];
    this.engine.apply({ leg: ada, extensions: {}, sources: [camera("ada")], sinks: [] });
    const from = { leg: ada, mid: CAMERA };
    const sink = { ...seat("bob"), mid: "f0" as Mid, from };
    this.engine.apply({ leg: bob, extensions: {}, sources: [], sinks: [sink] });
  }

  receive(name: string, packet: Buffer): void {
    this.wire(name).listener.packets([packet]);
  }

  wire(name: string): Wire {
    const wire = this.#wires.get(name);
    if (!wire) throw new Error(`no transport of ${name}`);
    return wire;
  }
}
