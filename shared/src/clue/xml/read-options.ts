import { collapse, type XmlElement } from "../../xml/index.ts";
import type { Extension, Options, OptionsResponse } from "../message.ts";
import { ENVELOPE, RESPONSE, ROOT_ATTRIBUTES, readEnvelope, readResponse } from "./envelope.ts";
import { PROTOCOL_NAMESPACE } from "./namespaces.ts";
import { model, type Reading, readSequence, readSimple } from "./reading.ts";
import { booleanOf, versionOf } from "./values.ts";

const OPTIONS = model(
  PROTOCOL_NAMESPACE,
  {
    ...ENVELOPE,
    mediaProvider: "1",
    mediaConsumer: "1",
    supportedVersions: "?",
    supportedExtensions: "?",
  },
  ROOT_ATTRIBUTES,
);

const OPTIONS_RESPONSE = model(
  PROTOCOL_NAMESPACE,
  {
    ...RESPONSE,
    mediaProvider: "?",
    mediaConsumer: "?",
    version: "?",
    commonExtensions: "?",
  },
  ROOT_ATTRIBUTES,
);

export function readOptions(root: XmlElement, version: string, reading: Reading): Options {
  const found = readSequence(root, OPTIONS, reading);
  const provider = found.first("mediaProvider");
  const consumer = found.first("mediaConsumer");
  return {
    type: "options",
    ...readEnvelope(found, version, reading),
    mediaProvider: provider !== undefined && booleanOf(provider, reading),
    mediaConsumer: consumer !== undefined && booleanOf(consumer, reading),
    supportedVersions: readVersions(found.first("supportedVersions"), reading),
    supportedExtensions: readExtensions(found.first("supportedExtensions"), reading),
  };
}

export function readOptionsResponse(
  root: XmlElement,
  version: string,
  reading: Reading,
): OptionsResponse {
  const found = readSequence(root, OPTIONS_RESPONSE, reading);
  const provider = found.first("mediaProvider");
  const consumer = found.first("mediaConsumer");
  const agreed = found.first("version");
  return {
    type: "optionsResponse",
    ...readResponse(found, version, reading),
    ...(provider && { mediaProvider: booleanOf(provider, reading) }),
    ...(consumer && { mediaConsumer: booleanOf(consumer, reading) }),
    ...(agreed && { agreedVersion: versionOf(readSimple(agreed, reading), reading) }),
    commonExtensions: readExtensions(found.first("commonExtensions"), reading),
  };
}

function readVersions(wrapper: XmlElement | undefined, reading: Reading): readonly string[] {
  if (wrapper === undefined) return [];
  const found = readSequence(wrapper, VERSIONS, reading);
  return found.all("version").map((element) => versionOf(readSimple(element, reading), reading));
}

const VERSIONS = model(PROTOCOL_NAMESPACE, { version: "+" });
const EXTENSIONS = model(PROTOCOL_NAMESPACE, { extension: "+" });
const EXTENSION = model(PROTOCOL_NAMESPACE, { name: "1", schemaRef: "1", version: "1" });

function readExtensions(wrapper: XmlElement | undefined, reading: Reading): readonly Extension[] {
  if (wrapper === undefined) return [];
  const list = readSequence(wrapper, EXTENSIONS, reading);
  return list.all("extension").map((element) => {
    const found = readSequence(element, EXTENSION, reading);
    const name = found.first("name");
    const schemaRef = found.first("schemaRef");
    const version = found.first("version");
    return {
      name: name ? readSimple(name, reading) : "",
      schemaRef: schemaRef ? collapse(readSimple(schemaRef, reading)) : "",
      version: version ? versionOf(readSimple(version, reading), reading) : "",
    };
  });
}
