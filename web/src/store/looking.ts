import type { Elsewhere, Pinned, Viewing } from "@parley/shared/participant";
import type { ConferenceStore } from "./conference.ts";
import { followNetwork } from "./network.ts";
import type { ConferenceActions } from "./view.ts";

type LookingActions = Pick<
  ConferenceActions,
  | "setLayout"
  | "setPin"
  | "setElsewhere"
  | "setSwitching"
  | "setSavesData"
  | "setStagePage"
  | "setStageSize"
>;

/** How the person at this page looks at the others, from one call to the next. */
export interface Looking {
  readonly actions: LookingActions;
  change(changed: Partial<Viewing>): void;
  /** What has become of it in a call: a pin falls away with its room. */
  follow(viewing: Viewing | undefined): void;
}

/** @param tell is given each change */
export function createLooking(
  store: ConferenceStore,
  page: Window,
  tell: (viewing: Viewing) => void,
): Looking {
  let viewing = firstViewing(store, page);
  const told = new WeakSet<Viewing>();

  function look(next: Viewing): void {
    viewing = next;
    told.add(next);
    store.setState(chosenOf(viewing));
    tell(viewing);
  }
  const change = (changed: Partial<Viewing>) => look({ ...viewing, ...changed });

  followNetwork(page, (bps) => look(withBandwidth(viewing, bps)));
  return {
    change,
    follow: (known) => {
      // What was told from here may have been overtaken by what is still on its way.
      if (known && !told.has(known)) viewing = known;
    },
    actions: {
      setLayout: (layout) => change({ layout, page: 0 }),
      setPin: (pinned) => look(withPin(viewing, pinned)),
      setElsewhere: (elsewhere) => look(withElsewhere(viewing, elsewhere)),
      setSwitching: (switching) => change({ switching }),
      setSavesData: (savesData) => change({ savesData }),
      setStagePage: (stagePage) => change({ page: stagePage }),
      setStageSize: (width, height) => change({ width, height }),
    },
  };
}

/** Until the stage has been measured, the window is about what there is to look at. */
function firstViewing(store: ConferenceStore, page: Window): Viewing {
  const { layout } = store.getState();
  return { layout, width: page.innerWidth, height: page.innerHeight };
}

/** What of it the screens show, in a call or not. */
function chosenOf({ layout, switching = "auto", savesData = false, pinned }: Viewing) {
  return { layout, switching, savesData, pinned };
}

function withPin({ pinned: _, ...viewing }: Viewing, pinned: Pinned | undefined): Viewing {
  return { ...viewing, ...(pinned && { pinned }) };
}

function withElsewhere({ elsewhere: _, ...viewing }: Viewing, elsewhere?: Elsewhere): Viewing {
  return { ...viewing, ...(elsewhere && { elsewhere }) };
}

function withBandwidth({ bandwidthBps: _, ...viewing }: Viewing, bps: number | undefined): Viewing {
  return { ...viewing, ...(bps !== undefined && { bandwidthBps: bps }) };
}
