import type { Identify } from "../../proof.ts";
import type { SipEvent } from "../../sip-event.ts";
import type { SentInvite } from "../../sip-handle.ts";
import type { Flow } from "../../transport/flow.ts";
import { answering, OFFER, OURS, ScriptedCaller } from "./scripted-caller.ts";
import { ScriptedWorld } from "./scripted-world.ts";

/** For tests: Ada is registered, and the conference "room" calls her. */
export function calling(
  transport: Flow["transport"] = "ws",
  user: (event: SipEvent) => void = answering,
  identify?: Identify,
) {
  const world = new ScriptedWorld(user, {}, identify);
  const ada = new ScriptedCaller(world.peer(transport));
  ada.registers();
  ada.peer.forgets();
  return { world, ada, sent: call(world) };
}

export function call(world: ScriptedWorld, to = "sip:ada@example.test"): SentInvite {
  const headers = [{ name: "Conversation-ID", value: "c1" }];
  return world.userAgent.invite({ id: "invitation", from: "sip:room@focus.test", to, headers });
}

/** For tests: Ada was called, and has had our answer. */
export function called(transport: Flow["transport"] = "ws", headers: Record<string, string> = {}) {
  const { world, ada } = calling(transport);
  ada.answers(ada.isCalled(), 200, headers, OFFER);
  const { leg } = world.latest("invite-answered");
  leg.answer({ sdp: OURS });
  world.passes(0);
  ada.peer.forgets();
  return { world, ada, leg };
}
