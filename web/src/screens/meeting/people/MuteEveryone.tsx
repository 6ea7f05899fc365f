import { MicOff } from "lucide-react";
import { useConference, usePage } from "../../../store/context.ts";
import { isHost, othersToMute } from "../../../store/hosting.ts";
import { Button } from "../../../ui/Button.tsx";
import { useWords } from "../../../words/words.ts";

/** For a host: asks everybody else to mute, by one press. */
export function MuteEveryone() {
  const t = useWords();
  const mayHost = useConference(isHost);
  const others = useConference(othersToMute);
  const { actions } = usePage();
  if (!mayHost || others === "nobody") return null;
  const mayAsk = others === "some";
  return (
    <Button
      icon={<MicOff aria-hidden="true" />}
      aria-disabled={!mayAsk}
      onClick={() => mayAsk && actions.askEveryoneToMute()}
    >
      {t(others === "all-muted" ? "people.everyoneMuted" : "people.askEveryoneToMute")}
    </Button>
  );
}
