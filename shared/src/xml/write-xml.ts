/** Attribute values by name (with prefix); an undefined one is left out. */
export type XmlAttributes = Readonly<Record<string, string | undefined>>;

/**
 * An element as XML text. `name` and attribute names are ours and written as they are; `content` is XML
 * already: either other elements, joined, or `escapeXml(text)`.
 */
export function xmlElement(name: string, attributes: XmlAttributes, content = ""): string {
  const start = name + printAttributes(attributes);
  return content === "" ? `<${start}/>` : `<${start}>${content}</${name}>`;
}

/** The attributes of a start tag, each with a space before it. */
export function printAttributes(attributes: XmlAttributes): string {
  let printed = "";
  for (const key of Object.keys(attributes)) {
    const value = attributes[key];
    if (value !== undefined) printed += ` ${key}="${escapeXml(value)}"`;
  }
  return printed;
}

/** An element that holds only text. */
export function xmlText(name: string, text: string, attributes: XmlAttributes = {}): string {
  return xmlElement(name, attributes, escapeXml(text));
}

/**
 * Text made fit for element content and for quoted attribute values alike: it reads back as it was. Characters
 * that XML 1.0 cannot carry at all (§2.2: most controls, lone surrogates) become U+FFFD.
 */
export function escapeXml(text: string): string {
  return NEEDS_CARE.test(text) ? text.replace(ALL_THAT_NEED_CARE, escapeOne) : text;
}

/** Markup, controls, and what is no character: lone surrogates and the two noncharacters XML names. */
const NEEDS_CARE = /[&<>"\p{Cc}\p{Cs}\ufffe\uffff]/u;
const ALL_THAT_NEED_CARE = new RegExp(NEEDS_CARE, "gu");

function escapeOne(character: string): string {
  switch (character) {
    case "&":
      return "&amp;";
    case "<":
      return "&lt;";
    case ">":
      return "&gt;";
    case '"':
      return "&quot;";
    case "\t":
      return "&#9;";
    case "\n":
      return "&#10;";
    case "\r":
      return "&#13;";
    default:
      // U+007F to U+009F are controls that XML does carry.
      return character >= "\u007f" && character <= "\u009f" ? character : "\ufffd";
  }
}
