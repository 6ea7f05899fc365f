import { Columns3, LayoutGrid, PictureInPicture2 } from "lucide-react";
import { type ReactNode, useCallback } from "react";
import { useShortcut } from "../../shortcuts/use-shortcut.ts";
import { useConference, usePage } from "../../store/context.ts";
import { layoutAfter, layouts } from "../../store/layouts.ts";
import { switchings } from "../../store/look.ts";
import type { Layout } from "../../store/view.ts";
import { announce } from "../../ui/announce.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu, MenuChoice, MenuLine, MenuSwitch } from "../../ui/Menu.tsx";
import { MenuBehind } from "../../ui/MenuBehind.tsx";
import { useWords, type Words } from "../../words/words.ts";

const icons: Readonly<Record<Layout, ReactNode>> = {
  immersive: <Columns3 aria-hidden="true" />,
  speaker: <PictureInPicture2 aria-hidden="true" />,
  gallery: <LayoutGrid aria-hidden="true" />,
};

/** How one looks at the others; W goes through the layouts. */
export function LayoutPicker() {
  const t = useWords();
  const layout = useConference((view) => view.layout);
  const choose = useChoice();
  useShortcut("layout", () => {
    const after = layoutAfter(layout);
    choose(after);
    announce(saidOf(t, after));
  });
  return (
    <Menu
      trigger={
        <IconButton
          label={t("toolbar.layout")}
          icon={icons[layout]}
          tip={saidOf(t, layout)}
          description={t(`layout.${layout}.name`)}
          shortcut="layout"
        />
      }
    >
      <LayoutItems />
    </Menu>
  );
}

/** The same behind one item of a menu that holds more than these. */
export function LayoutItem() {
  const t = useWords();
  const layout = useConference((view) => view.layout);
  return (
    <MenuBehind icon={icons[layout]} name={t("toolbar.layout")} means={t(`layout.${layout}.name`)}>
      <LayoutItems />
    </MenuBehind>
  );
}

function LayoutItems() {
  const t = useWords();
  const layout = useConference((view) => view.layout);
  const choose = useChoice();
  return (
    <>
      <MenuChoice
        label={t("toolbar.layout")}
        value={layout}
        options={layouts.map((value) => ({
          value,
          icon: icons[value],
          name: t(`layout.${value}.name`),
          means: t(`layout.${value}.means`),
        }))}
        onChoose={choose}
      />
      <MenuLine />
      <SwitchingChoice />
      <MenuLine />
      <DataSwitch />
    </>
  );
}

/** RFC 8845 §7.2: whoever speaks is seen as a whole room, or by the camera that is at the voice. */
function SwitchingChoice() {
  const t = useWords();
  const { actions } = usePage();
  return (
    <MenuChoice
      shown
      label={t("layout.switching.title")}
      value={useConference((view) => view.switching)}
      options={switchings.map((value) => ({ value, name: t(`layout.switching.${value}`) }))}
      onChoose={(value) => actions.setSwitching(value)}
    />
  );
}

function DataSwitch() {
  const t = useWords();
  const { actions } = usePage();
  return (
    <MenuSwitch
      name={t("layout.saveData.name")}
      means={t("layout.saveData.means")}
      on={useConference((view) => view.savesData)}
      onChange={(on) => actions.setSavesData(on)}
    />
  );
}

function saidOf(t: Words, layout: Layout): string {
  return t("layout.said", { name: t(`layout.${layout}.name`) });
}

function useChoice(): (layout: Layout) => void {
  const { actions, kept } = usePage();
  return useCallback(
    (layout) => {
      kept.keepLayout(layout);
      actions.setLayout(layout);
    },
    [actions, kept],
  );
}
