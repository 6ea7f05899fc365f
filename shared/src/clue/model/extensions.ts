import type { XmlAttribute } from "../../xml/index.ts";

/**
 * An element of another namespace where the schema leaves room for one (`xs:any`), kept aside unread: its text and
 * elements in their order, white space between elements left out.
 */
export interface ForeignElement {
  readonly namespace: string;
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  readonly content: readonly (string | ForeignElement)[];
}

/**
 * What an extension has added to an element (RFC 8846 §24). It means nothing to us and never changes how the rest is
 * understood; it is printed only towards a peer with whom the extension was negotiated (RFC 8847 §8).
 */
export interface Extensions {
  readonly attributes: readonly XmlAttribute[];
  readonly elements: readonly ForeignElement[];
}

export interface Extensible {
  readonly extensions?: Extensions;
}
