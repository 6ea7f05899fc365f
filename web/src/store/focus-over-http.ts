/** Somebody in a conference one has not joined. */
export interface PersonThere {
  readonly name: string;
  readonly state: "connected" | "reconnecting";
}

/** Who is in, and how many may be, where that is told. */
export interface PeopleIn {
  readonly people: readonly PersonThere[];
  readonly most?: number;
}

/** What came of something a host asked for. */
export type Outcome = "done" | "not-allowed" | "unreachable";

/** Which conference, and the join token one has for it. */
export interface Meeting {
  readonly conference: string;
  readonly token?: string;
}

/** What the focus answers over HTTP, where SIP has no word for it (ADR 0025). */
export class FocusOverHttp {
  readonly #fetch: typeof fetch;

  constructor(send: typeof fetch) {
    this.#fetch = send;
  }

  /** Who is in; undefined where that is not told, or nobody answers. */
  async people(meeting: Meeting): Promise<PeopleIn | undefined> {
    const answer = await this.#ask("GET", meeting, "/people");
    if (!answer?.ok) return undefined;
    return peopleIn(await answer.json().catch(() => undefined));
  }

  /** Ends the meeting: its identity is gone with it. */
  endForEveryone(meeting: Meeting): Promise<Outcome> {
    return this.#outcome("DELETE", meeting, "");
  }

  /** Sends away one endpoint, by the id that the roster has of it. */
  remove(meeting: Meeting, endpoint: string): Promise<Outcome> {
    return this.#outcome("DELETE", meeting, `/participants/${encodeURIComponent(endpoint)}`);
  }

  async #outcome(method: string, meeting: Meeting, path: string): Promise<Outcome> {
    const answer = await this.#ask(method, meeting, path);
    if (answer === undefined) return "unreachable";
    // Who has gone meanwhile needs no sending away.
    if (answer.ok || answer.status === 404) return "done";
    return answer.status < 500 ? "not-allowed" : "unreachable";
  }

  #ask(method: string, { conference, token }: Meeting, path: string) {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const address = `/api/conferences/${encodeURIComponent(conference)}${path}`;
    const signal = AbortSignal.timeout(answerWithinMs);
    return this.#fetch(address, { method, headers, signal }).catch(() => undefined);
  }
}

const answerWithinMs = 5_000;

function peopleIn(body: unknown): PeopleIn | undefined {
  if (typeof body !== "object" || body === null || !("people" in body)) return undefined;
  const { people } = body;
  if (!Array.isArray(people) || !people.every(isPerson)) return undefined;
  const most = "most" in body && typeof body.most === "number" ? body.most : undefined;
  return { people, ...(most !== undefined && { most }) };
}

function isPerson(said: unknown): said is PersonThere {
  if (typeof said !== "object" || said === null || !("name" in said) || !("state" in said)) {
    return false;
  }
  return (
    typeof said.name === "string" && (said.state === "connected" || said.state === "reconnecting")
  );
}
