import { collapsedText, type XmlElement } from "../../xml/index.ts";
import type { Extension, Options, OptionsResponse } from "../message.ts";
import { ENVELOPE, RESPONSE, readEnvelope, readResponse } from "./envelope.ts";
import { PROTOCOL_NAMESPACE } from "./namespaces.ts";
import { type Reading, readSequence, type Sequence } from "./reading.ts";
import { booleanOf, versionOf } from "./values.ts";

const OPTIONS = {
  ...ENVELOPE,
  mediaProvider: "1",
  mediaConsumer: "1",
  supportedVersions: "?",
  supportedExtensions: "?",
} as const satisfies Sequence;

const OPTIONS_RESPONSE = {
  ...RESPONSE,
  mediaProvider: "?",
  mediaConsumer: "?",
  version: "?",
  commonExtensions: "?",
} as const satisfies Sequence;

export function readOptions(root: XmlElement, version: string, reading: Reading): Options {
  const found = readSequence(root, PROTOCOL_NAMESPACE, OPTIONS, reading);
  const [provider] = found.mediaProvider;
  const [consumer] = found.mediaConsumer;
  return {
    type: "options",
    ...readEnvelope(found, version, reading),
    mediaProvider: provider !== undefined && booleanOf(provider, reading),
    mediaConsumer: consumer !== undefined && booleanOf(consumer, reading),
    supportedVersions: readVersions(found.supportedVersions[0], reading),
    supportedExtensions: readExtensions(found.supportedExtensions[0], reading),
  };
}

export function readOptionsResponse(
  root: XmlElement,
  version: string,
  reading: Reading,
): OptionsResponse {
  const found = readSequence(root, PROTOCOL_NAMESPACE, OPTIONS_RESPONSE, reading);
  const [provider] = found.mediaProvider;
  const [consumer] = found.mediaConsumer;
  const [agreed] = found.version;
  return {
    type: "optionsResponse",
    ...readResponse(found, version, reading),
    ...(provider && { mediaProvider: booleanOf(provider, reading) }),
    ...(consumer && { mediaConsumer: booleanOf(consumer, reading) }),
    ...(agreed && { agreedVersion: versionOf(collapsedText(agreed), reading) }),
    commonExtensions: readExtensions(found.commonExtensions[0], reading),
  };
}

function readVersions(wrapper: XmlElement | undefined, reading: Reading): readonly string[] {
  if (wrapper === undefined) return [];
  const found = readSequence(wrapper, PROTOCOL_NAMESPACE, { version: "+" } as const, reading);
  return found.version.map((element) => versionOf(collapsedText(element), reading));
}

const EXTENSION = { name: "1", schemaRef: "1", version: "1" } as const satisfies Sequence;

function readExtensions(wrapper: XmlElement | undefined, reading: Reading): readonly Extension[] {
  if (wrapper === undefined) return [];
  const list = readSequence(wrapper, PROTOCOL_NAMESPACE, { extension: "+" } as const, reading);
  return list.extension.map((element) => {
    const found = readSequence(element, PROTOCOL_NAMESPACE, EXTENSION, reading);
    const [name] = found.name;
    const [schemaRef] = found.schemaRef;
    const [version] = found.version;
    return {
      name: name?.text ?? "",
      schemaRef: schemaRef ? collapsedText(schemaRef) : "",
      version: version ? versionOf(collapsedText(version), reading) : "",
    };
  });
}
