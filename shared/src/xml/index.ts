export {
  attributeOf,
  childOf,
  childrenOf,
  collapse,
  collapsedText,
  resolveQName,
  type XmlAttribute,
  type XmlElement,
  type XmlName,
  type XmlScope,
} from "./element.ts";
export { DEFAULT_XML_LIMITS, readXml, type XmlFault, type XmlLimits } from "./read-xml.ts";
export { escapeXml, type XmlAttributes, xmlElement, xmlText } from "./write-xml.ts";
