import { useLayoutEffect } from "react";
import { useConference, usePage, useWaiting } from "../store/context.ts";
import { takeLinkToken } from "../store/link-token.ts";
import { Joining } from "./joining/Joining.tsx";
import { Left } from "./left/Left.tsx";
import { Meeting } from "./meeting/Meeting.tsx";
import { PreJoin } from "./prejoin/PreJoin.tsx";

/** One address for a meeting, from before joining to after leaving. */
export function ConferencePage({ conference }: { readonly conference: string }) {
  const { visit } = usePage();
  const phase = useConference((view) => view.phase);
  const waiting = useWaiting();
  // Before anything is painted: a reload in the meeting never shows pre-join (G18).
  useLayoutEffect(() => {
    document.title = `${conference} · Parley`;
    visit.enter(conference, window.location.search, takeLinkToken(window));
    // A newer link opened in this tab changes nothing but the fragment, and loads nothing.
    const linkOpened = () => visit.invited(takeLinkToken(window));
    window.addEventListener("hashchange", linkOpened);
    return () => {
      window.removeEventListener("hashchange", linkOpened);
      visit.exit();
    };
  }, [visit, conference]);
  if (waiting) return <Joining conference={conference} />;
  switch (phase.type) {
    case "prejoin":
      return <PreJoin conference={conference} refusal={phase.refusal} />;
    case "joining":
      return <Joining conference={conference} />;
    case "in-conference":
      return <Meeting conference={conference} />;
    case "left":
      return <Left reason={phase.reason} mayRejoin={phase.mayRejoin} refusal={phase.refusal} />;
    default:
      return phase satisfies never;
  }
}
