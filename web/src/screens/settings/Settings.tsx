import { usePage, useSettings } from "../../store/context.ts";
import { type Theme, themes } from "../../store/settings.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { Select, Toggle } from "../../ui/Field.tsx";
import { isLanguage, languages } from "../../words/languages.ts";
import { useWords } from "../../words/words.ts";
import styles from "./Settings.module.css";

interface SettingsProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** About the page itself: language, appearance, keys. Every change holds at once. */
export function Settings({ open, onClose }: SettingsProps) {
  const t = useWords();
  const { settings } = usePage();
  const { language, theme, singleKeys } = useSettings((now) => now);
  const speak = (tag: string) => {
    const { language: _, ...others } = settings.getState();
    settings.setState(isLanguage(tag) ? { ...others, language: tag } : others, true);
  };
  const dress = (chosen: string) => settings.setState({ theme: themeOf(chosen) });
  return (
    <Dialog title={t("settings.title")} open={open} onClose={onClose}>
      <Select label={t("settings.language")} value={language ?? ""} onChange={speak}>
        <option value="">{t("settings.asBrowser")}</option>
        {Object.entries(languages).map(([tag, { name }]) => (
          <option key={tag} value={tag} lang={tag}>
            {name}
          </option>
        ))}
      </Select>
      <Select label={t("settings.theme")} value={theme} onChange={dress}>
        {themes.map((one) => (
          <option key={one} value={one}>
            {t(`settings.${one}`)}
          </option>
        ))}
      </Select>
      <div>
        <Toggle
          label={t("settings.letters")}
          on={singleKeys}
          onChange={(on) => settings.setState({ singleKeys: on })}
        />
        <p className={styles["means"]}>{t("settings.lettersMeans")}</p>
      </div>
    </Dialog>
  );
}

function themeOf(chosen: string): Theme {
  return themes.find((one) => one === chosen) ?? "system";
}
