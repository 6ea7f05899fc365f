import { parseClueMessage, summariseClue } from "@parley/shared/clue";
import type { Whereabouts } from "./tap-event.ts";

/** One message as it was sent or received. */
export interface Message extends Whereabouts {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly direction: "in" | "out";
  readonly protocol: "sip" | "clue" | "event" | "media";
  readonly raw: string;
  /** Absent: found in `raw` when somebody asks. */
  readonly summary?: string;
  readonly callId?: string;
  readonly cseq?: number;
}

/** Of all conferences: how many keep their messages; the one first recorded goes first. Our policy. */
const conferencesKept = 200;

/** Of one conference, all `raw` together, in characters. Our policy. */
const charactersKept = 16 * 1024 * 1024;

/** The last messages of each conference, bounded in number and in size. */
export class MessageRecord {
  readonly #most: number;
  readonly #byConference = new Map<string, Recorded>();

  constructor(mostPerConference: number) {
    this.#most = mostPerConference;
  }

  add(message: Message): void {
    if (this.#most === 0) return;
    const kept = this.#byConference.get(message.conference) ?? this.#open(message.conference);
    kept.messages.push(message);
    kept.characters += message.raw.length;
    while (kept.messages.length - kept.gone > this.#most || kept.characters > charactersKept) {
      kept.characters -= kept.messages[kept.gone]?.raw.length ?? 0;
      kept.gone += 1;
    }
    // Shifting one at a time would move the whole array each time.
    if (kept.gone > this.#most) {
      kept.messages.splice(0, kept.gone);
      kept.gone = 0;
    }
  }

  /** Oldest first, each with its summary; undefined for a conference nothing is recorded of. */
  of(conference: string): readonly Message[] | undefined {
    const kept = this.#byConference.get(conference);
    return kept?.messages.slice(kept.gone).map((message) => ({
      ...message,
      summary: message.summary ?? summaryOf(message),
    }));
  }

  #open(conference: string): Recorded {
    const [oldest] = this.#byConference.keys();
    if (oldest !== undefined && this.#byConference.size >= conferencesKept) {
      this.#byConference.delete(oldest);
    }
    const opened: Recorded = { messages: [], gone: 0, characters: 0 };
    this.#byConference.set(conference, opened);
    return opened;
  }
}

interface Recorded {
  readonly messages: Message[];
  /** How many at the start of `messages` count as dropped. */
  gone: number;
  characters: number;
}

function summaryOf({ protocol, raw }: Message): string {
  if (protocol !== "clue") return raw;
  const message = parseClueMessage(raw);
  return message.ok ? summariseClue(message.value) : "not a CLUE message";
}
