import { assertNever } from "../../lib/index.ts";
import { attributeOf, readXml, type XmlElement, type XmlFault } from "../../xml/index.ts";
import type { ClueFault } from "../fault.ts";
import type { ClueMessage } from "../message.ts";
import type { AdvertisementContent } from "../model/advertisement.ts";
import { checkAdvertisement } from "../model/check-advertisement.ts";
import { checkConfigure } from "../model/check-configure.ts";
import { PROTOCOL_VERSION } from "../version.ts";
import { PROTOCOL_NAMESPACE } from "../xml/namespaces.ts";
import { parseClueMessage } from "../xml/read-message.ts";
import { checkMessage } from "./check-message.ts";
import { checkNames } from "./check-names.ts";
import { checkElement, type Walk } from "./check-structure.ts";
import type { Finding } from "./finding.ts";
import type { Particle } from "./grammar.ts";
import { MESSAGES } from "./protocol.ts";
import { Report } from "./report.ts";

/**
 * Everything wrong with a CLUE document that can be told at once, in its order; empty is good.
 *
 * A second reader: structure and names are held against the schemas written down as data, independently of the readers in
 * `xml/`. Where that finds nothing, the reader and the semantic checks that every channel uses have the last word, so a
 * document that a peer of ours would refuse is never called good. For a configure they need the advertisement it was
 * made from. Never throws; time and memory are linear in `text`, which is not looked at beyond `DEFAULT_XML_LIMITS`.
 */
export function lintClue(text: string, advertised?: AdvertisementContent): readonly Finding[] {
  const report = new Report(text);
  const document = readXml(text);
  if (!document.ok) {
    reportUnreadable(document.refusal, report);
    return report.findings;
  }
  const root = document.value;
  const particle = particleOf(root);
  if (!particle) {
    const names = Object.keys(MESSAGES).join(", ");
    const message = `the root is none of ${names} in ${PROTOCOL_NAMESPACE}`;
    report.add("not-clue", root, "RFC 8847 §9", message);
    return report.findings;
  }
  const lenient = attributeOf(root, "v") !== PROTOCOL_VERSION;
  const walk: Walk = { report, lenient, names: [], references: [] };
  checkElement(root, particle, walk);
  checkMessage(root, walk);
  checkNames(walk);
  if (report.isEmpty) reportRefusal(text, root, advertised, walk);
  return report.findings;
}

function particleOf({ namespace, name }: XmlElement): Particle | undefined {
  const messages: Readonly<Record<string, Particle>> = MESSAGES;
  return namespace === PROTOCOL_NAMESPACE && Object.hasOwn(messages, name)
    ? messages[name]
    : undefined;
}

/** The place is that of the last tag that was read. */
function reportUnreadable({ type, reason, readSoFar }: XmlFault, report: Report): void {
  let last = readSoFar;
  for (let next = last; next; next = next.children.at(-1)) last = next;
  const where = last ? " (here or behind)" : "";
  const isOurLimit = type !== "not-well-formed" && type !== "doctype";
  if (isOurLimit) report.add("too-large", last, "RFC 8847 §5.7", `${reason}${where}`);
  else report.add("not-xml", last, "RFC 8847 §9", `${reason}${where}`);
}

function reportRefusal(
  text: string,
  root: XmlElement,
  advertised: AdvertisementContent | undefined,
  walk: Walk,
): void {
  const message = parseClueMessage(text);
  const refusal = message.ok ? faultOf(message.value, advertised) : message.refusal;
  if (!refusal) return;
  const section = refusal.code >= 400 ? "RFC 8845 §7" : "RFC 8846 §4";
  const element = elementNamedIn(refusal.reason, walk) ?? root;
  walk.report.add("semantics", element, section, refusal.reason, refusal.code);
}

function faultOf(
  message: ClueMessage,
  advertised: AdvertisementContent | undefined,
): ClueFault | undefined {
  switch (message.type) {
    case "advertisement":
      return checkAdvertisement(message.content);
    case "configure":
      return advertised && checkConfigure(message.captureEncodings, advertised);
    case "options":
    case "optionsResponse":
    case "ack":
    case "configureResponse":
      return undefined;
    default:
      return assertNever(message);
  }
}

/** The checks name what is wrong: the first word of theirs that is a name in the document says where. */
function elementNamedIn(reason: string, { names }: Walk): XmlElement | undefined {
  const elements = new Map(names.map(({ value, element }) => [value, element]));
  const word = reason.split(/[\s,:"]+/).find((candidate) => elements.has(candidate));
  return word === undefined ? undefined : elements.get(word);
}
