import { UA } from "jssip";
import type { Flow } from "./flow.ts";
import type { Identity } from "./identity.ts";

/** JsSIP for one person: no registration, its own Contact, the flow it is given. */
export function openUserAgent(flow: Flow, identity: Identity, entity: string, name: string): UA {
  const ua = new UA({
    sockets: flow,
    uri: entity,
    display_name: plainText(name),
    instance_id: identity.instance,
    register: false,
    session_timers: true,
    user_agent: "Parley",
  });
  markContact(ua, `;+sip.clue;+sip.instance="<urn:uuid:${identity.instance}>"`);
  return ua;
}

/**
 * JsSIP lets nobody add parameters to the Contact of INVITEs and their answers, where the focus
 * looks for CLUE (RFC 8848 §3) and for the instance.
 */
function markContact(ua: UA, parameters: string): void {
  const { contact } = ua;
  const plain = contact.toString.bind(contact);
  contact.toString = (options) => plain(options) + parameters;
}

/** JsSIP quotes a name, and would let a line break in it begin a header of its own. */
function plainText(name: string): string {
  return name.replace(/\p{Cc}+/gu, " ");
}
