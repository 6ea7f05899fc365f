import {
  type Conference,
  type ConferenceEffect,
  type ConferenceSettings,
  defaultConferenceSettings,
  openConference,
} from "@parley/shared/conference";
import { invariant, ms } from "@parley/shared/lib";
import { processClock } from "../../src/clock.ts";
import { type RunningConference, runConference } from "../../src/focus/run-conference.ts";
import { Crowd, type Host, isSettled } from "./crowd.ts";

/** A conference at rest, and the rooms that are in it. */
export interface Meeting {
  conference: Conference;
  readonly crowd: Crowd;
  /** Whom the crowd speaks with: whatever runs the conference from now on. */
  host: Host;
}

const longAfter = ms(3_600_000);

/**
 * So many rooms, all of which know each other. They join while a leave is being gathered, so that
 * nobody is told anything until all are there: joining one by one takes minutes, and ends the same.
 */
export function meetingOf(rooms: number): Meeting {
  const settings = { ...defaultConferenceSettings, gather: longAfter, maxParticipants: rooms + 1 };
  const crowd = new Crowd({ receive: (input) => meeting.host.receive(input) });
  const opened = openConference("sip:bench@bench.example", settings);
  const gathering = run(opened, (effect) => crowd.perform(effect));
  const meeting: Meeting = { conference: opened, crowd, host: gathering };
  const first = crowd.join("first");
  crowd.deliver();
  crowd.leave(first);
  for (let room = 1; room <= rooms; room += 1) crowd.join(`room${room}`);
  crowd.deliver();
  gathering.retire();

  const { gatherUntil: _, ...gathered } = gathering.state();
  const telling = run(withGather(gathered, 0), (effect) => crowd.perform(effect));
  meeting.host = telling;
  telling.receive({ type: "deadline-passed" });
  crowd.deliver();
  telling.retire();
  meeting.conference = telling.state();
  invariant(isSettled(meeting.conference, rooms), `${rooms} rooms have come to rest`);
  return meeting;
}

export function withGather(conference: Conference, gatherMs: number): Conference {
  const settings: ConferenceSettings = { ...conference.settings, gather: ms(gatherMs) };
  return { ...conference, settings };
}

export function run(
  conference: Conference,
  perform: (effect: ConferenceEffect) => void,
): RunningConference {
  return runConference(conference, {
    name: "bench",
    clock: processClock,
    perform,
    tap: () => {},
    keep: () => Promise.resolve(),
    notKept: () => {},
    broken: (error) => {
      throw error;
    },
  });
}
