import { ok, type Result, refuse } from "../../lib/index.ts";
import { readXml, type XmlElement } from "../../xml/index.ts";
import { type ClueFault, fault } from "../fault.ts";
import type { AdvertisementContent } from "../model/advertisement.ts";
import { CLUE_LIMITS } from "../model/limits.ts";
import { type Negotiated, NO_EXTENSIONS, readExtensions } from "./extensions.ts";
import { DATA_MODEL_NAMESPACE, SCHEMA_INSTANCE_NAMESPACE, XCARD_NAMESPACE } from "./namespaces.ts";
import { printAdvertisementContent } from "./print-advertisement.ts";
import { extensible } from "./printing.ts";
import { ADVERTISEMENT_WRAPPERS, readAdvertisementContent } from "./read-advertisement.ts";
import { model, Reading, readSequence } from "./reading.ts";
import { idAttribute } from "./values.ts";

/** A description outside any message: never sent, but what RFC 8846 prints its examples in (§23). */
export interface ClueInfo {
  readonly clueInfoId: string;
  readonly content: AdvertisementContent;
}

export function parseClueInfo(text: string): Result<ClueInfo, ClueFault> {
  const document = readXml(text, CLUE_LIMITS.document);
  if (!document.ok) return refuse(fault(301, document.refusal.reason));
  const root: XmlElement = document.value;
  if (root.namespace !== DATA_MODEL_NAMESPACE || root.name !== "clueInfo") {
    return refuse(fault(301, "not a <clueInfo>"));
  }
  const reading = new Reading(false);
  const found = readSequence(root, CLUE_INFO, reading);
  const info = {
    clueInfoId: idAttribute<string>(root, "clueInfoID", reading),
    content: { ...readAdvertisementContent(found, reading), ...readExtensions(root) },
  };
  return reading.fault ? refuse(reading.fault) : ok(info);
}

export function printClueInfo(info: ClueInfo, negotiated: Negotiated = NO_EXTENSIONS): string {
  return extensible(
    "clueInfo",
    {
      xmlns: DATA_MODEL_NAMESPACE,
      "xmlns:xsi": SCHEMA_INSTANCE_NAMESPACE,
      "xmlns:v": XCARD_NAMESPACE,
      clueInfoID: info.clueInfoId,
    },
    printAdvertisementContent(info.content, negotiated, ""),
    info.content,
    negotiated,
  );
}

const CLUE_INFO = model(DATA_MODEL_NAMESPACE, ADVERTISEMENT_WRAPPERS, ["clueInfoID"]);
