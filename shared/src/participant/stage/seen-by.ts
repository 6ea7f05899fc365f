import type { Participant } from "../participant.ts";
import { type ToSee, toSee } from "./layout.ts";

/** What a participant wants to see and hear; absent before it has looked, or has been told of anything. */
export function seenBy({ session, viewing, rooms }: Participant): ToSee | undefined {
  const content = session?.channel?.consumer.advertisement?.content;
  if (!session || !viewing || !content) return undefined;
  const lines = session.lines.filter(({ role, kind }) => role === "receiving" && kind === "video");
  return toSee(content, viewing, rooms, lines.length);
}
