import { useOwnDevices, usePage } from "../../store/context.ts";
import { thisBrowser } from "../../store/this-browser.ts";
import { troublesOf } from "../../store/troubles.ts";
import { Button } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { useWords } from "../../words/words.ts";
import { troubleWords } from "./device-words.ts";

/** What is wrong with one's own devices, and what to do about it; joining goes on without them. */
export function DeviceNotices() {
  const t = useWords();
  const { devices } = usePage();
  const troubles = troublesOf(useOwnDevices((view) => view));
  return troubleWords(t, troubles, thisBrowser()).map(({ title, body, retry }) => (
    <Notice key={`${title} ${body}`} title={title} body={body}>
      {retry && <Button onClick={() => devices.retry()}>{t("common.tryAgain")}</Button>}
    </Notice>
  ));
}
