import { conferenceName } from "@parley/shared/conference";
import { z } from "zod";
import { checkConferences } from "./conferences.ts";

/**
 * Everything an operator may set, with its default, bounds and meaning. Names end in their unit.
 * `--help`, the README's table and the checks of file and environment are all made from this.
 */
export const sectionsSchema = z.strictObject({
  http: section({
    host: address("127.0.0.1", "Address the page, SIP over WebSocket and the API are served on."),
    port: whole(0, 65_535, 8080, "Port of the same; 0 takes any free one."),
  }),
  api: section({
    token: optional(
      // RFC 6750 §2.1, and long enough not to be guessed.
      z
        .string()
        .regex(
          /^(?=.{16})[A-Za-z0-9._~+/-]+=*$/,
          "should be 16 or more of A-Z a-z 0-9 - . _ ~ + /",
        ),
      "An administrator's Bearer token; unset: only this machine administers.",
    ),
    maxBodyBytes: whole(1024, 16_777_216, 262_144, "Largest body of an API request."),
  }),
  sip: section(
    {
      domain: z
        .string()
        .regex(/^[A-Za-z0-9.:[\]-]{1,253}$/, "is no host name or address")
        .default("localhost")
        .describe("Domain of conference URIs: sip:<conference>@<domain>."),
      host: optional(
        name(),
        "Host that Contact and Via name; unset: the address of the socket in use.",
      ),
      bindAddress: address("127.0.0.1", "Address that the UDP and TCP ports are opened on."),
      udpPort: optional(number(0, 65_535), "SIP over UDP; unset: off."),
      tcpPort: optional(number(0, 65_535), "SIP over TCP; unset: off."),
      pingIntervalMs: whole(100, 60_000, 1000, "Time between two pings on a SIP connection."),
      silenceMs: whole(500, 600_000, 4000, "A SIP connection silent for so long is lost."),
      minSessionExpiresSeconds: whole(90, 86_400, 90, "Shortest session timer accepted (Min-SE)."),
      sessionExpiresSeconds: whole(90, 86_400, 1800, "Session timer asked for."),
    },
    {
      holds: ({ sessionExpiresSeconds, minSessionExpiresSeconds }) =>
        sessionExpiresSeconds >= minSessionExpiresSeconds,
      otherwise: "sessionExpiresSeconds must not be below minSessionExpiresSeconds",
    },
  ),
  media: section({
    host: address("127.0.0.1", "Address that media is received on."),
    port: whole(0, 65_535, 0, "UDP port of all media; 0 takes a free one for each participant."),
    announcedAddress: optional(
      name(),
      "Address that candidates name, where it is not media.host (NAT).",
    ),
    workers: whole(1, 64, 1, "Media processes; a conference stays on one."),
    silenceMs: whole(500, 600_000, 4000, "A participant silent for so long is shown as lost."),
    maxBitrateBps: whole(50_000, 50_000_000, 2_500_000, "Most that one camera may send."),
  }),
  conference: section({
    gatherMs: whole(0, 5000, 20, "Leaves within this time are told of together."),
    holdMs: whole(0, 86_400_000, 30_000, "How long a seat is kept for someone who was lost."),
    maxParticipants: whole(2, 10_000, 200, "Most participants in one conference."),
    maxConferences: whole(1, 100_000, 1000, "Most conferences at a time."),
    maxVideoSeats: whole(0, 100, 24, "Most cameras that one participant is sent."),
    maxAudioSeats: whole(0, 100, 8, "Most voices that one participant is sent."),
    createOnInvite: flag(true, "Whether a call to an unknown name makes a conference."),
    factory: z
      .string()
      .regex(conferenceName, "is no name a conference may have")
      .default("conference-factory")
      .describe("The name that makes a conference of its own of each call to it."),
    onStop: z
      .enum(["adjourn", "wait"])
      .default("adjourn")
      .describe("On SIGTERM: everybody is sent home, or the last leave is awaited."),
    stopWaitMs: whole(0, 86_400_000, 3_600_000, "Longest that a stop waits for the last leave."),
    disconnectionSemantics: z
      .enum(["oma-cpm", "rfc4575"])
      .default("oma-cpm")
      .describe("Which reading of `departed` and `booted` subscribers are notified of."),
  }),
  identity: section({
    required: flag(
      false,
      "Whether everybody must prove who they are, or only who claims to be known.",
    ),
    secret: optional(
      z.string().min(32),
      "Signs join links; unset: in data.dir/join-secret, made when first needed.",
    ),
    accounts: z
      .preprocess(jsonText, z.array(account()).refine(areDistinct, "names a user twice"))
      .default([])
      .describe("Of endpoints: user, password or ha1, name, role (JSON in a variable)."),
  }),
  data: section({
    dir: z.string().min(1).default("./data").describe("Folder for what outlives a restart."),
    url: optional(
      z.string().regex(/^postgres(ql)?:\/\/./, "is no postgres:// URL"),
      "PostgreSQL to keep it in instead: postgres://user:password@host/database.",
    ),
    historyDays: whole(1, 36_500, 90, "Days that the history keeps a visit after its end."),
  }),
  observe: section({
    logLevel: z
      .enum(["trace", "debug", "info", "warn", "error", "silent"])
      .default("info")
      .describe("Least severity logged. Messages, names and addresses appear from debug on."),
    debugRoutes: z
      .enum(["loopback", "everyone", "off"])
      .default("loopback")
      .describe("Who may read a conference's state and messages at /api/conferences/<name>."),
    recordMessages: whole(0, 1_000_000, 5000, "Messages kept per conference; the oldest go first."),
  }),
  limits: section({
    httpConnections: whole(1, 1_000_000, 12_000, "Open HTTP and WebSocket connections."),
    httpRequestMs: whole(100, 600_000, 10_000, "Time a client has to send one request."),
    httpHeaderBytes: whole(1024, 1_048_576, 16_384, "Largest head of an HTTP request."),
  }),
});

/** The sections and beside them `conferences`, which what the sections say bounds: checked last. */
export const configSchema = z
  .strictObject({ ...sectionsSchema.shape, conferences: z.unknown().optional() })
  .transform(({ conferences, ...sections }, context) => {
    const checked = checkConferences(conferences, sections.conference);
    if (checked.ok) return { ...sections, conferences: checked.value };
    for (const { path, message } of checked.refusal) {
      context.addIssue({ code: "custom", path: ["conferences", ...path], message });
    }
    return z.NEVER;
  });

export type Config = z.infer<typeof configSchema>;

/** A section may be absent; a key it does not have is refused; its keys may depend on each other. */
function section<Shape extends z.ZodRawShape>(
  shape: Shape,
  rule?: { holds: (section: z.infer<z.ZodObject<Shape>>) => boolean; otherwise: string },
) {
  const object = z.strictObject(shape);
  const checked = rule === undefined ? object : object.refine(rule.holds, rule.otherwise);
  return checked.prefault({} as never);
}

/** An endpoint's account; `ha1` is the hash of `user:<sip.domain>:password` by algorithm. */
function account() {
  const hex = (digits: number) =>
    z
      .string()
      .regex(new RegExp(`^[0-9A-Fa-f]{${digits}}$`))
      .optional();
  return z
    .strictObject({
      user: z.string().regex(/^[A-Za-z0-9._+-]{1,64}$/),
      password: z.string().min(1).optional(),
      ha1: z
        .strictObject({ "SHA-256": hex(64), MD5: hex(32) })
        .refine((hashes) => Object.keys(hashes).length > 0, "holds no hash")
        .optional(),
      name: z.string().min(1).max(80).optional(),
      role: z.enum(["host", "participant", "observer"]).default("participant"),
    })
    .refine(
      ({ password, ha1 }) => (password === undefined) !== (ha1 === undefined),
      "has either a password or ha1",
    );
}

function areDistinct(accounts: readonly { readonly user: string }[]): boolean {
  return new Set(accounts.map(({ user }) => user)).size === accounts.length;
}

function whole(least: number, most: number, usual: number, meaning: string) {
  return number(least, most).default(usual).describe(meaning);
}

function optional<T extends z.ZodType>(schema: T, meaning: string) {
  return schema.optional().describe(meaning);
}

function address(usual: string, meaning: string) {
  return name().default(usual).describe(meaning);
}

function name() {
  return z.string().min(1);
}

/** Yes or no; the environment has only text, so `true` and `false` are read. */
function flag(usual: boolean, meaning: string) {
  const known: Readonly<Record<string, boolean>> = { true: true, false: false };
  const read = (value: unknown) => (typeof value === "string" ? (known[value] ?? value) : value);
  return z.preprocess(read, z.boolean()).default(usual).describe(meaning);
}

/** Lists in the environment are JSON; what is none is refused as the text it is. */
function jsonText(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** A whole number; the environment has only text, so numerals count as numbers. */
function number(least: number, most: number) {
  return z.preprocess(numeral, z.number().int().min(least).max(most));
}

function numeral(value: unknown): unknown {
  return typeof value === "string" && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
}
