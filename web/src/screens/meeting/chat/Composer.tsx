import { SendHorizontal } from "lucide-react";
import { type KeyboardEvent, useId } from "react";
import { useConference, usePage } from "../../../store/context.ts";
import { instantMessageLimits, utf8Bytes } from "../../../store/view.ts";
import { IconButton } from "../../../ui/IconButton.tsx";
import { useSource } from "../../../ui/source.ts";
import { useFirstFocus } from "../../../ui/use-first-focus.ts";
import { useWords, type Words } from "../../../words/words.ts";
import styles from "./Composer.module.css";
import { draft } from "./drafts.ts";

const { textBytes } = instantMessageLimits;
/** With less room than this one is told how much there is. */
const scarceBytes = textBytes / 10;
const mostRows = 6;

/** Where a message is written: Enter sends it, Shift and Enter begins a new line. */
export function Composer() {
  const t = useWords();
  const { actions } = usePage();
  const field = useFirstFocus<HTMLTextAreaElement>();
  const roomId = useId();
  const conference = useConference((view) => view.conference);
  const kept = useSource(draft);
  const text = kept.conference === conference ? kept.text : "";
  const write = (written: string) => draft.set({ conference, text: written });
  const room = textBytes - utf8Bytes(text);
  const maySend = text.trim() !== "" && room >= 0;
  const send = () => {
    field.current?.focus();
    if (!maySend) return;
    actions.sendMessage(text.trim());
    write("");
  };
  return (
    <form
      className={styles["composer"]}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        ref={field}
        className={styles["field"]}
        aria-label={t("chat.field")}
        placeholder={t("chat.field")}
        aria-describedby={roomId}
        aria-invalid={room < 0}
        dir="auto"
        rows={Math.min(mostRows, text.split("\n").length)}
        value={text}
        onChange={({ target }) => write(target.value)}
        onKeyDown={(event) => {
          if (!isSending(event)) return;
          event.preventDefault();
          send();
        }}
      />
      <IconButton
        type="submit"
        className={styles["send"]}
        label={t("chat.send")}
        icon={<SendHorizontal aria-hidden="true" />}
        look="bare"
        disabled={!maySend}
      />
      <output id={roomId} className={styles["room"]} data-none={room < 0}>
        {room < scarceBytes && roomWords(t, room)}
      </output>
    </form>
  );
}

function roomWords(t: Words, room: number): string {
  return room < 0 ? t("chat.tooLong", { size: -room }) : t("chat.left", { size: room });
}

/** The code of a key that an input method has taken: Safari ends a composition before it tells of its Enter. */
const inputMethodKey = 229;

/** An Enter that ends the composition of a character is part of the writing. */
function isSending({ key, keyCode, shiftKey, nativeEvent }: KeyboardEvent): boolean {
  const isWriting = nativeEvent.isComposing || keyCode === inputMethodKey;
  return key === "Enter" && !shiftKey && !isWriting;
}
