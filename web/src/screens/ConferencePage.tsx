import { useEffect, useLayoutEffect } from "react";
import { useConference, useIsNew, usePage, useScreenOn, useWaiting } from "../store/context.ts";
import { takeLinkToken } from "../store/link-token.ts";
import { early } from "../ui/early.ts";
import { DeviceToasts } from "./DeviceToasts.tsx";
import { InConference } from "./InConference.tsx";
import { Joining } from "./joining/Joining.tsx";
import { Left } from "./left/Left.tsx";
import { PreJoin } from "./prejoin/PreJoin.tsx";
import { useTabTitle } from "./use-tab-title.ts";

const meeting = early(() => import("./meeting/Meeting.tsx"));

interface ConferencePageProps {
  readonly conference: string;
}

/** One address for a meeting, from before joining to after leaving. */
export function ConferencePage({ conference }: ConferencePageProps) {
  const { visit } = usePage();
  // Before anything is painted: a reload in the meeting never shows pre-join (G18).
  useLayoutEffect(() => {
    visit.enter(conference, window.location.search, takeLinkToken(window));
    // A newer link opened in this tab changes nothing but the fragment, and loads nothing.
    const linkOpened = () => visit.invited(takeLinkToken(window));
    window.addEventListener("hashchange", linkOpened);
    return () => {
      window.removeEventListener("hashchange", linkOpened);
      visit.exit();
    };
  }, [visit, conference]);
  useTabTitle(conference);
  useScreenOn(useConference(({ phase }) => phase.type === "in-conference"));
  // Fetched while the person still looks at themselves.
  useEffect(() => meeting.fetch(), []);
  return (
    <>
      <Phase conference={conference} />
      <DeviceToasts />
    </>
  );
}

function Phase({ conference }: ConferencePageProps) {
  const phase = useConference((view) => view.phase);
  const waiting = useWaiting();
  const isNew = useIsNew();
  if (waiting) return <Joining conference={conference} />;
  if (isNew) return <PreJoin conference={conference} refusal={undefined} />;
  switch (phase.type) {
    case "prejoin":
      return <PreJoin conference={conference} refusal={phase.refusal} />;
    case "joining":
      return <Joining conference={conference} />;
    case "in-conference":
      return <InConference conference={conference} part={meeting} />;
    case "left":
      return <Left {...phase} />;
    default:
      return phase satisfies never;
  }
}
