import { Volume2, VolumeX } from "lucide-react";
import { useIsSilenced, usePage } from "../../store/context.ts";
import { announce } from "../../ui/announce.ts";
import { MenuItem } from "../../ui/Menu.tsx";
import { useWords } from "../../words/words.ts";

interface SilenceItemProps {
  readonly entity: string;
  readonly name: string;
}

/** In the menu of somebody else: not to hear them, or to hear them again. */
export function SilenceItem({ entity, name }: SilenceItemProps) {
  const t = useWords();
  const { silenced } = usePage();
  const isSilenced = useIsSilenced(entity);
  const toggle = () => {
    silenced.set(entity, !isSilenced);
    announce(t(isSilenced ? "people.saidHeard" : "people.saidSilenced", { name }));
  };
  return (
    <MenuItem
      icon={isSilenced ? <Volume2 aria-hidden="true" /> : <VolumeX aria-hidden="true" />}
      name={t(isSilenced ? "people.hear" : "people.silence")}
      onChoose={toggle}
    />
  );
}
