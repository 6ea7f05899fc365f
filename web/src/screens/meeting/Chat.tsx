import { useConference } from "../../store/context.ts";
import { Sheet } from "../../ui/Sheet.tsx";
import { useWords } from "../../words/words.ts";
import { Composer } from "./chat/Composer.tsx";
import { Messages } from "./chat/Messages.tsx";

/** What is said in writing, to everybody in the meeting. */
export function Chat({ onClose }: { readonly onClose: () => void }) {
  const t = useWords();
  const chat = useConference((view) => view.chat);
  const absences = useConference((view) => view.absences);
  return (
    <Sheet id="chat" title={t("chat.title")} closeLabel={t("chat.close")} onClose={onClose}>
      <Messages chat={chat} absences={absences} />
      <Composer />
    </Sheet>
  );
}
