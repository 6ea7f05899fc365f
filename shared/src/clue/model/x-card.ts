/** A vCard in XML (RFC 6351), as people and scenes carry it: its properties in the schema's order. */
export type XCard = readonly XCardProperty[];

/** E.g. `tel` with a parameter `type` of the value `work` and a value `uri`. */
export interface XCardProperty {
  readonly name: string;
  /** The name of the group it stands in (RFC 6351 §5), if it stands in one. */
  readonly group?: string;
  readonly parameters: readonly XCardParameter[];
  /** A structured property (`n`, `adr`) has its components here, their names as type. */
  readonly values: readonly XCardValue[];
}

export interface XCardParameter {
  readonly name: string;
  readonly values: readonly XCardValue[];
}

export interface XCardValue {
  /** `text`, `uri`, `date`, `surname`, … */
  readonly type: string;
  readonly text: string;
}
