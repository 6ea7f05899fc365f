import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import { createConferenceStore } from "../store/conference.ts";
import { PageContext } from "../store/context.ts";
import { FakeDevices } from "../store/fake-devices.ts";
import type { PeopleIn } from "../store/focus-over-http.ts";
import { createKept } from "../store/kept.ts";
import { createPage } from "../store/page.ts";
import type {
  ConferenceView,
  Elsewhere,
  JoinRequest,
  Layout,
  Pinned,
  Reaction,
  RoomView,
  RosterEntryView,
  Switching,
  TileState,
} from "../store/view.ts";
import { PageFrame } from "../ui/PageFrame.tsx";
import { clearToasts } from "../ui/toast.ts";

/** For tests: a page around one screen, its conference and devices in the test's hands. */
export function showPage(
  screen: ReactNode,
  view: Partial<ConferenceView> = {},
  world: Partial<PeopleIn> = {},
) {
  const conference = createConferenceStore();
  conference.setState(view);
  const asked: string[] = [];
  const joined: JoinRequest[] = [];
  const actions = {
    join: (request: JoinRequest) => void joined.push(request),
    leave: () => void asked.push("leave"),
    rejoin: () => void asked.push("rejoin"),
    retryNow: () => void asked.push("retry now"),
    setMicrophone: (on: boolean) => void asked.push(`microphone ${on ? "on" : "off"}`),
    setLayout: (layout: Layout) => void asked.push(`layout ${layout}`),
    setPin: (pinned: Pinned | undefined) => void asked.push(`pin ${nameOf(pinned)}`),
    setElsewhere: (shows: Elsewhere | undefined) =>
      void asked.push(`elsewhere ${shows ? `${shows.type} ${shows.width}x${shows.height}` : "no"}`),
    setSwitching: (switching: Switching) => void asked.push(`switching ${switching}`),
    setSavesData: (saves: boolean) => void asked.push(`save data ${saves ? "on" : "off"}`),
    setStagePage: (page: number) => void asked.push(`page ${page}`),
    setStageSize: () => undefined,
    setCameras: (on: boolean) => void asked.push(`cameras ${on ? "on" : "off"}`),
    setSources: () => undefined,
    sendMessage: (text: string) => void asked.push(`message ${text}`),
    resend: (id: string) => void asked.push(`resend ${id}`),
    react: (emoji: Reaction) => void asked.push(`react ${emoji}`),
    raiseHand: (on: boolean) => void asked.push(`hand ${on ? "up" : "down"}`),
    lowerHand: (entity: string) => void asked.push(`lower hand ${entity}`),
    askToMute: (entity: string) => void asked.push(`mute ${entity}`),
    askEveryoneToMute: () => void asked.push("mute everyone"),
  };
  const fake = new FakeDevices();
  localStorage.clear();
  sessionStorage.clear();
  const page = createPage(
    conference,
    actions,
    fake,
    createKept(
      () => localStorage,
      () => sessionStorage,
    ),
    {
      send: async () => Response.json(world, { status: world.people ? 200 : 404 }),
      guest: () => "Guest",
    },
  );
  clearToasts();
  render(
    <PageContext value={page}>
      <PageFrame>{screen}</PageFrame>
    </PageContext>,
  );
  return { page, conference, fake, asked, joined };
}

/** Somebody else, as the roster has them. */
export function person(name: string, more: Partial<RosterEntryView> = {}): RosterEntryView {
  const plain = { self: false, isHost: false, endpoints: [], state: "connected" } as const;
  return { entity: entityOf(name), name, ...plain, ...more };
}

export function room(name: string, states: readonly TileState[], more: Partial<RoomView> = {}) {
  const entity = entityOf(name);
  const tiles = states.map((state, i) => ({
    captureId: `VC${i}`,
    description: `camera ${i + 1}`,
    state,
  }));
  return { id: entity, entity, name, state: "connected", tiles, ...more } satisfies RoomView;
}

function entityOf(name: string): string {
  return `sip:${name.toLowerCase()}@example.org`;
}

/** Of a room, or of a presentation. */
function nameOf(pinned: Pinned | undefined): string {
  if (pinned === undefined) return "nobody";
  return "room" in pinned ? pinned.room : pinned.captureId;
}
