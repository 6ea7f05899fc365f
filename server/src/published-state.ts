import { type Conference, type Leg, type Participant, shownAs } from "@parley/shared/conference";

/**
 * A conference as `/api/conferences/<name>` shows it: who is there in which phase, and who has
 * configured what. Secrets stay out: no instance ids, no ICE passwords, no tokens.
 */
export function publishedState(conference: Conference): object {
  return {
    uri: conference.uri,
    participants: [...conference.participants.values()].map((participant) => ({
      ...publishedParticipant(participant),
      leg: participant.leg && publishedLeg(conference.legs.get(participant.leg)),
    })),
    offerings: conference.offerings.map(({ participant, captures }) => ({
      participant,
      captures: captures.map(({ captureId }) => captureId),
    })),
    subscriptions: conference.subscriptions.size,
  };
}

function publishedParticipant(participant: Participant) {
  const { id, seat, joinedAt, presence, role } = participant;
  const { entity, displayName } = shownAs(participant);
  return { id, seat, entity, name: displayName, role, joinedAt, presence };
}

function publishedLeg(leg: Leg | undefined) {
  if (!leg) return undefined;
  const { channel } = leg.session;
  return {
    id: leg.id,
    phase: leg.phase,
    flow: leg.flow,
    media: leg.media,
    negotiation: leg.negotiation.phase,
    mLines: leg.sections.length,
    clue: channel && {
      phase: channel.phase,
      provider: channel.provider.phase,
      consumer: channel.consumer.phase,
      configured: channel.provider.configured.map(pair),
      configuredByFocus: channel.consumer.configured.map(pair),
    },
    lines: leg.session.lines.map(({ mid, kind, role, label, active }) => ({
      mid,
      kind,
      role,
      label,
      active,
    })),
    receives: leg.plan?.sinks.filter((sink) => sink.from).map(({ mid, from }) => ({ mid, from })),
  };
}

function pair({
  captureId,
  encodingId,
}: {
  readonly captureId: string;
  readonly encodingId: string;
}) {
  return { capture: captureId, encoding: encodingId };
}
