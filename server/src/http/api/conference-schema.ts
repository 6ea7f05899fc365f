import { type ConferencePolicy, conferenceName } from "@parley/shared/conference";
import { z } from "zod";

/** Members that one conference may name. Our policy. */
const maxMembers = 1000;
/** A session or a silence longer than this is meant to have no end: a year. Our policy. */
const maxSeconds = 31_536_000;

/** What is checked and what is published, of one making. */
export interface ConferenceSchema {
  /** A conference to be created. */
  readonly conference: z.ZodType<{ readonly name: string } & ConferencePolicy>;
  /** The same without its name, which cannot change. */
  readonly policy: z.ZodType<ConferencePolicy>;
  /** The JSON Schema of `conference`, without the rules between its parts. */
  readonly document: object;
}

const schemaPath = "/api/schema/conference.json";

/** `maxParticipants`: most that a conference may allow, and what one allows that says nothing. */
export function conferenceSchema(maxParticipants: number): ConferenceSchema {
  const shape = policyShape(maxParticipants);
  const conference = z
    .strictObject({
      name: name.describe("Name, and user of the conference URI."),
      ...shape,
    })
    .meta({ title: "A conference, as it is created and amended" });
  // Of what comes in: a property that has a default may be left out.
  const document = { $id: schemaPath, ...z.toJSONSchema(conference, { io: "input" }) };
  return { conference, policy: z.strictObject(shape), document };
}

/** What the focus takes, except what no URL path can name (RFC 3986 §5.2.4). */
const name = z
  .string()
  .regex(conferenceName, "should be 1 to 64 letters, digits, . _ ~ or -")
  .regex(/^(?!\.{1,2}$)/, "should be neither . nor ..");

/** An address of record: compared as text, so nothing that two writers would write differently. */
const entity = z
  .string()
  .max(256)
  .regex(
    /^sips?:(?:(?:[A-Za-z0-9_.!~*'()&=+$,;?/-]|%[0-9A-Fa-f]{2})+@)?(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/,
    "should be a sip: or sips: URI without parameters, its host in lower case",
  );

const member = z.strictObject({
  entity: entity.describe("The person's SIP URI."),
  displayName: z
    .string()
    .regex(/^[^\p{Cc}]{1,128}$/u, "should be 1 to 128 characters, none of them a control")
    .exactOptional(),
  role: z
    .enum(["host", "participant", "observer"])
    .exactOptional()
    .describe("A host may remove others, an observer only watches."),
});

function policyShape(maxParticipants: number) {
  return {
    kind: z
      .enum(["ad-hoc", "pre-defined"])
      .default("pre-defined")
      .describe("Whether it was known before anybody came."),
    longLived: flag("Falls asleep where others end, and can be restarted."),
    closed: flag("Only members, and who was in it last, may join."),
    members: z
      .array(member)
      .max(maxMembers)
      .refine(areDistinct, "should name nobody twice")
      .default([])
      .describe("Who belongs to it, nobody twice."),
    maxParticipants: z
      .int()
      .min(2)
      .max(maxParticipants)
      .default(maxParticipants)
      .describe("Most participants at a time."),
    autoRelease: flag("Ends for everyone when who began it leaves."),
    sessionMaxLengthSeconds: seconds("Ends for everyone when it has lasted so long."),
    inactivitySeconds: seconds("Falls asleep when fewer than two have been there for so long."),
    numberOfRemainingParticipants: z
      .literal([0, 1])
      .exactOptional()
      .describe("Ends for everyone when no more than so many remain."),
  };
}

function flag(meaning: string) {
  return z.boolean().default(false).describe(meaning);
}

function seconds(meaning: string) {
  return z.int().min(1).max(maxSeconds).exactOptional().describe(meaning);
}

function areDistinct(members: readonly { readonly entity: string }[]): boolean {
  return new Set(members.map((each) => each.entity)).size === members.length;
}
