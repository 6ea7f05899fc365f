import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  applyConferenceInfo,
  type ConferenceInfoOutcome,
  type KnownRoster,
  parseConferenceInfo,
} from "./index.ts";

describe("what is received", () => {
  test("[INFO-7] RFC 4575 §7.1, the basic example, is read", () => {
    const outcome = receive(undefined, fixture("rfc4575-7.1-full.xml"));
    expect(outcome).toMatchObject({
      type: "applied",
      known: {
        entity: "sips:conf233@example.com",
        version: 1,
        users: [
          {
            entity: "sip:bob@example.com",
            displayText: "Bob Hoskins",
            roles: [],
            endpoints: [
              {
                entity: "sip:bob@pc33.example.com",
                status: "disconnected",
                disconnectionMethod: "departed",
                disconnection: {
                  when: "2005-03-04T20:00:00Z",
                  reason: "bad voice quality",
                  by: "sip:mike@example.com",
                },
                media: [{ id: "1", type: "audio", label: "34567", srcId: "432424" }],
              },
            ],
          },
          { entity: "sip:alice@example.com", endpoints: [{ joiningMethod: "dialed-out" }] },
        ],
      },
    });
  });

  test("[INFO-7] RFC 4575 §7.2, the rich example, is taken at its word: its users are full", () => {
    const outcome = receive(
      known(`<users><user entity="sip:kim@example.com"/></users>`, 4),
      fixture("rfc4575-7.2-partial.xml"),
    );
    expect(outcome).toMatchObject({
      type: "applied",
      known: { version: 5, displayText: "Weekly Sales Meeting", maximumUserCount: 100 },
    });
    const users = outcome.type === "applied" ? outcome.known.users : [];
    expect(users.map(({ entity }) => entity)).toEqual(["sip:bob@example.com"]);
  });

  test("[INFO-8] a partial endpoint keeps what it does not speak of", () => {
    const before = known(
      `<users><user entity="a"><display-text>Ada</display-text><roles><entry>host</entry></roles>
       <endpoint entity="e"><status>connected</status><joining-method>dialed-in</joining-method>
       <media id="1"><type>audio</type></media><media id="2"><type>video</type></media></endpoint>
       <endpoint entity="f"/></user></users>`,
    );
    const outcome = receive(
      before,
      info(
        `<users state="partial"><user entity="a" state="partial"><endpoint entity="e" state="partial">
         <status>on-hold</status><media id="2"><type>video</type><status>inactive</status></media></endpoint>
         <endpoint entity="f" state="deleted"/></user></users>`,
        "partial",
        2,
      ),
    );
    const audio = { id: "1", type: "audio", status: "sendrecv" };
    const video = { id: "2", type: "video", status: "inactive" };
    const endpoint = {
      entity: "e",
      status: "on-hold",
      joiningMethod: "dialed-in",
      media: [audio, video],
    };
    const users = [{ entity: "a", displayText: "Ada", roles: ["host"], endpoints: [endpoint] }];
    expect(outcome).toMatchObject({ type: "applied", known: { users } });
  });

  test("[INFO-8] users without a state of their own take the place of all that were known", () => {
    const outcome = receive(
      known(`<users><user entity="a"/></users>`),
      info(`<users><user entity="b"/></users>`, "partial", 2),
    );
    expect(outcome).toMatchObject({ type: "applied", known: { users: [{ entity: "b" }] } });
    expect(outcome.type === "applied" && outcome.known.users).toHaveLength(1);
  });
});

describe("versions", () => {
  test.for([
    ["the first is partial", undefined, "partial", 1, "resubscribe"],
    ["the next is partial", 4, "partial", 5, "applied"],
    ["one was missed", 4, "partial", 6, "resubscribe"],
    ["a partial one comes again", 4, "partial", 4, "discarded"],
    ["an older full one comes late", 4, "full", 3, "discarded"],
    ["a full one comes again", 4, "full", 4, "discarded"],
    ["a full one comes much later", 4, "full", 9, "applied"],
    ["the conference is deleted", 4, "deleted", 9, "conference-ended"],
  ] as const)("[INFO-9] %s", ([, version, state, next, expected]) => {
    const before = version === undefined ? undefined : known("", version);
    expect(receive(before, info("", state, next)).type).toBe(expected);
  });
});

describe("what is refused", () => {
  test.for([
    ["no XML", "nonsense"],
    ["another root", "<conference-info/>"],
    ["no version", info("").replace(/version="1"/, "")],
    ["a version beyond 32 bits", info("", "full", 2 ** 32)],
    ["no entity", info("").replace(/entity="[^"]*"/, "")],
    ["a state nobody knows", info("", "new")],
    ["a user without its key", info("<users><user/></users>")],
    ["an endpoint without its key", info(`<users><user entity="a"><endpoint/></user></users>`)],
    [
      "a status nobody knows",
      info(
        `<users><user entity="a"><endpoint entity="e"><status>bored</status></endpoint></user></users>`,
      ),
    ],
    [
      "a medium without its key",
      info(`<users><user entity="a"><endpoint entity="e"><media/></endpoint></user></users>`),
    ],
  ])("[INFO-10] %s", ([, text = ""]) => {
    expect(parseConferenceInfo(text).ok).toBe(false);
  });

  test("[INFO-10] whatever comes, nothing is thrown", () => {
    const whole = fixture("rfc4575-7.2-partial.xml");
    fc.assert(
      fc.property(
        fc.nat({ max: whole.length }),
        fc.nat({ max: 40 }),
        fc.string(),
        (at, cut, put) => {
          const text = whole.slice(0, at) + put + whole.slice(at + cut);
          expect(parseConferenceInfo(text)).toHaveProperty("ok");
        },
      ),
    );
  });
});

function receive(before: KnownRoster | undefined, text: string): ConferenceInfoOutcome {
  const parsed = parseConferenceInfo(text);
  if (!parsed.ok) throw new Error(parsed.refusal.reason);
  return applyConferenceInfo(before, parsed.value);
}

function known(content: string, version = 1): KnownRoster {
  const outcome = receive(undefined, info(content, "full", version));
  if (outcome.type !== "applied") throw new Error(outcome.type);
  return outcome.known;
}

function info(content: string, state = "full", version = 1): string {
  return `<conference-info xmlns="urn:ietf:params:xml:ns:conference-info" entity="sip:room@x" state="${state}" version="${version}">${content}</conference-info>`;
}

function fixture(name: string): string {
  return readFileSync(new URL(`../../traces/conference-info/${name}`, import.meta.url), "utf8");
}
