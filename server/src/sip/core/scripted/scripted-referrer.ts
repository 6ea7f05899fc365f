import { answering, ScriptedCaller } from "./scripted-caller.ts";
import { ScriptedWorld } from "./scripted-world.ts";

export const REFER_TO = "Refer-To: <sip:room@focus.test;method=BYE>";

/** For tests: Ada in a call, and Bob and Cid who are not; all are proven to be who they say. */
export function referring() {
  const world = new ScriptedWorld(answering, {}, ({ fromUri }) => ({
    type: "proven",
    entity: fromUri,
    role: "participant",
  }));
  const ada = new ScriptedCaller(world.peer());
  ada.joins();
  const bob = new ScriptedCaller(world.peer("ws", 50_002), "bob");
  const cid = new ScriptedCaller(world.peer("ws", 50_003), "cid");
  return { world, ada, bob, cid };
}
