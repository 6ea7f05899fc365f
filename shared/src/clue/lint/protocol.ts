import type { ClueMessage } from "../message.ts";
import { PROTOCOL_NAMESPACE } from "../xml/namespaces.ts";
import {
  captureEncodings,
  captureScenes,
  encodingGroups,
  globalViews,
  mediaCaptures,
  people,
  simultaneousSets,
} from "./data-model.ts";
import { type Particle, particlesOf, structureIn } from "./grammar.ts";
import { boolean, clue, positive, responseCode, success, text, version } from "./simple-types.ts";

/** The schema of RFC 8847 §9 as data. */

const protocol = structureIn(PROTOCOL_NAMESPACE);
const has = particlesOf(8847);
const attributes = { protocol: clue, v: version };

const envelope = { clueId: has("?", "5", text), sequenceNr: has("1", "5", positive) };
const response = {
  ...envelope,
  responseCode: has("1", "5.7", responseCode),
  reasonString: has("?", "5.7", text),
};

const extensions = (section: string) =>
  protocol({
    extension: has(
      "+",
      section,
      protocol({
        name: has("1", "8", text),
        schemaRef: has("1", "8", text),
        version: has("1", "8", version),
      }),
    ),
  });

const versions = protocol({ version: has("+", "5.1", version) });

/** What each message is made of, and the section that describes it. */
export const MESSAGES: Readonly<Record<ClueMessage["type"], Particle>> = {
  options: has(
    "1",
    "5.1",
    protocol(
      {
        ...envelope,
        mediaProvider: has("1", "5.1", boolean),
        mediaConsumer: has("1", "5.1", boolean),
        supportedVersions: has("?", "5.1", versions),
        supportedExtensions: has("?", "5.1", extensions("5.1")),
      },
      attributes,
    ),
  ),
  optionsResponse: has(
    "1",
    "5.2",
    protocol(
      {
        ...response,
        mediaProvider: has("?", "5.2", boolean),
        mediaConsumer: has("?", "5.2", boolean),
        version: has("?", "5.2", version),
        commonExtensions: has("?", "5.2", extensions("5.2")),
      },
      attributes,
    ),
  ),
  advertisement: has(
    "1",
    "5.3",
    protocol(
      {
        ...envelope,
        mediaCaptures: has("1", "5.3", mediaCaptures),
        encodingGroups: has("1", "5.3", encodingGroups),
        captureScenes: has("1", "5.3", captureScenes),
        simultaneousSets: has("?", "5.3", simultaneousSets),
        globalViews: has("?", "5.3", globalViews),
        people: has("?", "5.3", people),
      },
      attributes,
    ),
  ),
  ack: has(
    "1",
    "5.4",
    protocol({ ...response, advSequenceNr: has("1", "5.4", positive) }, attributes),
  ),
  configure: has(
    "1",
    "5.5",
    protocol(
      {
        ...envelope,
        advSequenceNr: has("1", "5.5", positive),
        ack: has("?", "5.5", success),
        captureEncodings: has("?", "5.5", captureEncodings),
      },
      attributes,
    ),
  ),
  configureResponse: has(
    "1",
    "5.6",
    protocol({ ...response, confSequenceNr: has("1", "5.6", positive) }, attributes),
  ),
};
