import { brief, type Mention, type Walk } from "./check-structure.ts";

/** Names are given once (`xs:ID`, one space for all kinds), and what is referred to is there and of the kind meant. */
export function checkNames({ names, references, report }: Walk): void {
  const given = new Map<string, Mention>();
  for (const name of names) {
    // RFC 8846 §11.8 needs two captures with one synchronizationID, though the schema types it as xs:ID.
    if (name.kind === "synchronization") continue;
    const former = given.get(name.value);
    if (former === undefined) given.set(name.value, name);
    else {
      const message = `"${brief(name.value)}" is the name of a ${former.kind} already`;
      report.add("repeated-id", name.element, name.section, message);
    }
  }
  for (const { kind, value, element, section } of references) {
    const found = given.get(value);
    const name = `"${brief(value)}"`;
    if (found === undefined) {
      report.add("dangling-reference", element, section, `${name} is no ${kind} of this document`);
    } else if (found.kind !== kind) {
      const message = `${name} is a ${found.kind}, not a ${kind}`;
      report.add("wrong-reference", element, section, message);
    }
  }
}
