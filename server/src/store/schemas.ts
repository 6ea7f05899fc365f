import type {
  ConferenceMemory,
  ConferencePolicy,
  Conversation,
  KeptChat,
  Member,
  RememberedParticipant,
} from "@parley/shared/conference";
import type { Result } from "@parley/shared/lib";
import { z } from "zod";
import type { Visit } from "../focus/ports.ts";
import { parseRecord } from "./parse-record.ts";

/** A conference's memory as it was written, or why it is none. */
export function parseMemory(json: string): Result<ConferenceMemory, string> {
  return parseRecord(memorySchema, json);
}

/** A schema for each member of T: one that T gains and this file lacks is a type error. */
type Shape<T> = { readonly [Name in keyof T]-?: z.ZodType<T[Name]> };

const text = z.string();
const whole = z.number().int().min(0);
const role = z.enum(["host", "participant", "observer"]);

const member = z.object({
  entity: text,
  displayName: text.exactOptional(),
  role: role.exactOptional(),
} satisfies Shape<Member>);

const policy = z.object({
  kind: z.enum(["ad-hoc", "pre-defined"]),
  longLived: z.boolean(),
  closed: z.boolean(),
  members: z.array(member),
  maxParticipants: whole,
  autoRelease: z.boolean(),
  sessionMaxLengthSeconds: whole.exactOptional(),
  inactivitySeconds: whole.exactOptional(),
  numberOfRemainingParticipants: z.union([z.literal(0), z.literal(1)]).exactOptional(),
} satisfies Shape<ConferencePolicy>);

const conversation = z.object({
  conversationId: text.exactOptional(),
  contributionId: text.exactOptional(),
  inReplyToContributionId: text.exactOptional(),
} satisfies Shape<Conversation>);

const rememberedParticipant = z.object({
  entity: text,
  displayName: text,
  seat: whole,
  instance: text.exactOptional(),
  role,
  anonymous: z.boolean(),
  proven: z.boolean(),
} satisfies Shape<RememberedParticipant>);

const chatMessage = z.object({
  number: whole,
  messageId: text,
  from: z.object({ uri: text, displayName: text.exactOptional() }),
  seat: whole,
  date: text,
  text,
} satisfies Shape<KeptChat["messages"][number]>);

const chat = z.object({
  newest: whole,
  messages: z.array(chatMessage),
  heard: z.array(z.object({ seat: whole, heard: whole })),
} satisfies Shape<KeptChat>);

export const memorySchema = z.object({
  uri: text,
  policy,
  phase: z.enum(["active", "inactive", "released"]),
  conversation,
  lastParticipants: z.array(rememberedParticipant),
  chat: chat.exactOptional(),
} satisfies Shape<ConferenceMemory>);

export const visitSchema = z.object({
  conference: text,
  participant: text,
  entity: text,
  displayName: text,
  in: z.iso.datetime({ offset: true }),
  out: z.iso.datetime({ offset: true }).exactOptional(),
  why: text.exactOptional(),
} satisfies Shape<Visit>);
