import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import { createConferenceStore } from "../store/conference.ts";
import { PageContext } from "../store/context.ts";
import { FakeDevices } from "../store/fake-devices.ts";
import { createKept } from "../store/kept.ts";
import { createPage } from "../store/page.ts";
import type { ConferenceView, JoinRequest, Layout, RoomView, TileState } from "../store/view.ts";

/** For tests: a page around one screen, its conference and devices in the test's hands. */
export function showPage(screen: ReactNode, view: Partial<ConferenceView> = {}) {
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
    setStageSize: () => undefined,
    setCameras: (on: boolean) => void asked.push(`cameras ${on ? "on" : "off"}`),
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
  );
  render(<PageContext value={page}>{screen}</PageContext>);
  return { page, conference, fake, asked, joined };
}

export function room(name: string, states: readonly TileState[], more: Partial<RoomView> = {}) {
  const entity = `sip:${name.toLowerCase()}@example.org`;
  const tiles = states.map((state, i) => ({
    captureId: `VC${i}`,
    description: `camera ${i + 1}`,
    state,
  }));
  return { id: entity, entity, name, state: "connected", tiles, ...more } satisfies RoomView;
}
