import { CircleAlert, RotateCw } from "lucide-react";
import { useOwnDevices, usePage } from "../../store/context.ts";
import { thisBrowser } from "../../store/this-browser.ts";
import { type Trouble, troublesOf } from "../../store/troubles.ts";
import { MenuItem, MenuLine } from "../../ui/Menu.tsx";
import { useWords } from "../../words/words.ts";
import { troubleWords } from "./device-words.ts";

/** At the top of the menu of a device: what is wrong with it and what to do; chosen, it is tried again. */
export function TroubleItems({ device }: { readonly device: Trouble["device"] }) {
  const t = useWords();
  const { devices } = usePage();
  const view = useOwnDevices((now) => now);
  const troubles = troublesOf(view).filter((trouble) => trouble.device === device);
  if (troubles.length === 0) return null;
  return (
    <>
      {troubleWords(t, troubles, thisBrowser()).map(({ title, body, retry }) => (
        <MenuItem
          key={`${title} ${body}`}
          icon={retry ? <RotateCw aria-hidden="true" /> : <CircleAlert aria-hidden="true" />}
          name={title}
          means={body}
          // Never disabled: the keyboard would pass over what is to be read.
          onChoose={() => retry && devices.retry()}
        />
      ))}
      <MenuLine />
    </>
  );
}
