import { assertNever } from "../../lib/index.ts";
import type { ClueMessage, Configure, Extension, OptionsResponse } from "../message.ts";
import { RESPONSE_CODES } from "../response-codes.ts";
import { explainAdvertisement } from "./explain-advertisement.ts";
import { explainContent } from "./explain-capture.ts";
import { indented, listed, shown } from "./words.ts";

/** A CLUE message as a text for people: what it says, and of an advertisement the scenes from above. */
export function explainClue(message: ClueMessage): string {
  const { clueId, sequenceNr, version } = message;
  const sender = clueId === undefined ? "somebody" : shown(clueId);
  const head = `${nameOf(message)} ${sequenceNr} of ${sender}, version ${shown(version)}`;
  return [head, ...bodyOf(message)].join("\n");
}

/** `configure+ack` is what RFC 8847 §5.5 calls a configure that acknowledges. */
function nameOf(message: ClueMessage): string {
  return message.type === "configure" && message.ack !== undefined ? "configure+ack" : message.type;
}

function bodyOf(message: ClueMessage): readonly string[] {
  switch (message.type) {
    case "options":
      return indented([
        rolesOf(message.mediaProvider, message.mediaConsumer),
        `versions: ${listed(message.supportedVersions.length > 0 ? message.supportedVersions : [message.version])}`,
        ...extensionsOf("extensions", message.supportedExtensions),
      ]);
    case "optionsResponse":
      return indented([explainCode(message), ...agreementOf(message)]);
    case "advertisement":
      return explainAdvertisement(message.content);
    case "ack":
      return indented([`to advertisement ${message.advSequenceNr}: ${explainCode(message)}`]);
    case "configure":
      return indented(selectionOf(message));
    case "configureResponse":
      return indented([`to configure ${message.confSequenceNr}: ${explainCode(message)}`]);
    default:
      return assertNever(message);
  }
}

/** The code with its registered name, and the reason where it says more. */
function explainCode({
  responseCode,
  reasonString = "",
}: {
  readonly responseCode: number;
  readonly reasonString?: string;
}): string {
  const entries: Readonly<Record<number, { readonly reasonString: string }>> = RESPONSE_CODES;
  const name = entries[responseCode]?.reasonString ?? "no code of version 1.0";
  const said = shown(reasonString);
  return `${responseCode} ${name}${said === "" || said === name ? "" : `, "${said}"`}`;
}

function agreementOf(message: OptionsResponse): readonly string[] {
  const { mediaProvider, mediaConsumer, agreedVersion, commonExtensions } = message;
  return [
    ...(mediaProvider === undefined && mediaConsumer === undefined
      ? []
      : [rolesOf(mediaProvider === true, mediaConsumer === true)]),
    ...(agreedVersion === undefined ? [] : [`version from here on: ${shown(agreedVersion)}`]),
    ...extensionsOf("common extensions", commonExtensions),
  ];
}

function rolesOf(provides: boolean, consumes: boolean): string {
  if (provides) return consumes ? "provides and consumes media" : "provides media, consumes none";
  return consumes ? "consumes media, provides none" : "neither provides nor consumes media";
}

function extensionsOf(heading: string, extensions: readonly Extension[]): readonly string[] {
  const lines = extensions.map(
    ({ name, schemaRef, version }) => `${shown(name)} ${shown(version)} (${shown(schemaRef)})`,
  );
  return lines.length === 0 ? [] : [`${heading}:`, ...indented(lines)];
}

function selectionOf({ advSequenceNr, captureEncodings }: Configure): readonly string[] {
  const heading = `out of advertisement ${advSequenceNr}: `;
  if (captureEncodings.length === 0) return [`${heading}nothing`];
  return [
    `${heading}${captureEncodings.length}`,
    ...captureEncodings.map(({ captureId, encodingId, configuredContent }) => {
      const of = configuredContent ? `, of it ${explainContent(configuredContent)}` : "";
      return `  ${shown(captureId)} on encoding ${shown(encodingId)}${of}`;
    }),
  ];
}
