export { isNcName } from "./characters.ts";
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
export { readXml } from "./read-xml.ts";
export {
  escapeXml,
  printAttributes,
  type XmlAttributes,
  xmlElement,
  xmlText,
} from "./write-xml.ts";
export { DEFAULT_XML_LIMITS, type XmlFault, type XmlLimits } from "./xml-fault.ts";
