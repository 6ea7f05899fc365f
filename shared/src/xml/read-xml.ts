import { ok, type Result, refuse } from "../lib/index.ts";
import { endOfName, firstIllegal, isNcName, skipSpace } from "./characters.ts";
import type { XmlElement } from "./element.ts";
import { declarationOf } from "./prolog.ts";
import { resolveReferences } from "./references.ts";
import { type RawAttribute, TreeBuilder } from "./tree-builder.ts";
import { DEFAULT_XML_LIMITS, Stopped, stop, type XmlFault, type XmlLimits } from "./xml-fault.ts";

/**
 * Reads one XML 1.0 document (namespaces required to be well-formed) into a tree.
 *
 * A document type declaration is refused, so there are no entities but the five predefined and character
 * references. Time and memory are linear in `text`, which is not looked at when it is too long.
 * Never throws. The text is decoded already: of an encoding declaration only one that cannot be true is refused.
 */
export function readXml(
  text: string,
  limits: XmlLimits = DEFAULT_XML_LIMITS,
): Result<XmlElement, XmlFault> {
  if (text.length > limits.maxLength) {
    return refuse({ type: "too-long", reason: `longer than ${limits.maxLength} characters` });
  }
  const tree = new TreeBuilder(limits);
  try {
    readDocument(withoutReturns(text), tree);
  } catch (stopped) {
    if (!(stopped instanceof Stopped)) throw stopped;
    return refuse({ ...stopped.fault, ...(tree.root && { readSoFar: tree.root }) });
  }
  return tree.root
    ? ok(tree.root)
    : refuse({ type: "not-well-formed", reason: "document has no root element" });
}

/** XML §2.11: lines end in one line feed, whatever they end in. */
function withoutReturns(text: string): string {
  return text.replaceAll("\r\n", "\n").replaceAll("\r", "\n");
}

/** All up to the first character that cannot be in a document is read, so that a refusal can be addressed. */
function readDocument(whole: string, tree: TreeBuilder): void {
  const illegal = firstIllegal(whole);
  const text = illegal < 0 ? whole : whole.slice(0, illegal);
  // Most documents have neither: then no piece of text needs a second look.
  const isPlain = !text.includes("&") && !text.includes("]]>");
  let at = declarationOf(text);
  for (;;) {
    const open = text[at] === "<" ? at : text.indexOf("<", at);
    const end = open < 0 ? text.length : open;
    if (end > at && isPlain && tree.isInside) tree.addText(text.slice(at, end));
    else if (end > at) readText(text.slice(at, end), tree);
    if (open < 0) break;
    at = readMarkup(text, open + 1, tree);
  }
  if (illegal >= 0) stop("not-well-formed", "a character that XML does not have");
  tree.end();
}

/** From behind a `<` to behind its `>`. */
function readMarkup(text: string, at: number, tree: TreeBuilder): number {
  switch (text[at]) {
    case "/":
      return readEndTag(text, at + 1, tree);
    case "?":
      return readInstruction(text, at + 1);
    case "!":
      return readDeclared(text, at + 1, tree);
    default:
      return readStartTag(text, at, tree);
  }
}

function readText(text: string, tree: TreeBuilder): void {
  if (text.includes("]]>")) stop("not-well-formed", "]]> in text");
  if (!tree.isInside && /[^ \t\n]/.test(text)) stop("not-well-formed", "text outside the root");
  tree.addText(text.includes("&") ? resolved(text) : text);
}

function readEndTag(text: string, at: number, tree: TreeBuilder): number {
  const name = tree.innermost;
  if (name === undefined || !text.startsWith(name, at)) {
    return stop("not-well-formed", "an end tag that matches no start tag");
  }
  const end = skipSpace(text, at + name.length);
  if (text[end] !== ">") stop("not-well-formed", "an end tag that matches no start tag");
  tree.close();
  return end + 1;
}

function readStartTag(text: string, at: number, tree: TreeBuilder): number {
  const name = tree.names.readAt(text, at) ?? stop("not-well-formed", "a < that begins no tag");
  const endOfTagName = at + name.text.length;
  tree.countElement();
  if (text[endOfTagName] === ">") {
    tree.open(name, NO_ATTRIBUTES, at - 1);
    return endOfTagName + 1;
  }
  const attributes: RawAttribute[] = [];
  let end = endOfTagName;
  for (;;) {
    const before = end;
    end = skipSpace(text, before);
    if (text[end] === ">") {
      tree.open(name, attributes, at - 1);
      return end + 1;
    }
    if (text[end] === "/" && text[end + 1] === ">") {
      tree.open(name, attributes, at - 1);
      tree.close();
      return end + 2;
    }
    if (end === before) stop("not-well-formed", "a tag that does not end");
    tree.countAttribute(attributes.length + 1);
    end = readAttribute(text, end, attributes);
  }
}

const NO_ATTRIBUTES: readonly RawAttribute[] = [];

function readAttribute(text: string, at: number, attributes: RawAttribute[]): number {
  const endOfAttributeName = endOfName(text, at);
  const name = text.slice(at, endOfAttributeName);
  const equals = skipSpace(text, endOfAttributeName);
  const start = skipSpace(text, equals + 1);
  const quote = text[start];
  if (name === "" || text[equals] !== "=" || (quote !== '"' && quote !== "'")) {
    return stop("not-well-formed", "a tag with something that is no attribute");
  }
  const end = text.indexOf(quote, start + 1);
  if (end < 0) stop("not-well-formed", "an attribute that does not end");
  const value = text.slice(start + 1, end);
  if (value.includes("<")) stop("not-well-formed", "a < in an attribute");
  // White space as it stands is a space (XML §3.3.3); by reference it stays what it is.
  const spaced = /[\t\n]/.test(value) ? value.replaceAll(/[\t\n]/g, " ") : value;
  attributes.push({ name, value: spaced.includes("&") ? resolved(spaced) : spaced });
  return end + 1;
}

/** Processing instructions mean nothing here; the name `xml` is taken (XML §2.6), and a colon is for QNames (XML Names §7). */
function readInstruction(text: string, at: number): number {
  const endOfTarget = endOfName(text, at);
  const end = text.indexOf("?>", endOfTarget);
  const target = text.slice(at, endOfTarget);
  const isEnded = end === endOfTarget || (end > 0 && skipSpace(text, endOfTarget) > endOfTarget);
  if (!isNcName(target) || !isEnded || /^xml$/i.test(target)) {
    stop("not-well-formed", "a <? that is no processing instruction");
  }
  return end + 2;
}

/** What begins with `<!`: a comment, a CDATA section, or what is refused. */
function readDeclared(text: string, at: number, tree: TreeBuilder): number {
  if (text.startsWith("--", at)) {
    const end = text.indexOf("--", at + 2);
    if (end < 0 || text[end + 2] !== ">") stop("not-well-formed", "a comment that does not end");
    return end + 3;
  }
  if (text.startsWith("[CDATA[", at) && tree.isInside) {
    const start = at + "[CDATA[".length;
    const end = text.indexOf("]]>", start);
    if (end < 0) stop("not-well-formed", "a CDATA section that does not end");
    tree.addText(text.slice(start, end));
    return end + 3;
  }
  if (text.startsWith("DOCTYPE", at)) {
    return stop("doctype", "a document type declaration is not allowed");
  }
  return stop("not-well-formed", "a <! that begins nothing");
}

function resolved(text: string): string {
  return resolveReferences(text) ?? stop("not-well-formed", "a reference to nothing");
}
