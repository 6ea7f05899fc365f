import type {
  AdvertisementContent,
  Capture,
  CaptureId,
  CaptureScene,
  Person,
  PersonId,
  SceneId,
  SceneViewId,
} from "../../clue/index.ts";
import { type Conference, isReachable, type Leg, type Participant } from "../conference.ts";
import { shownAs } from "../policy/anonymity.ts";
import { withOnePicture } from "../switched/room-capture.ts";
import { encodingGroupOf, type Offering, sameOfferings } from "./offering.ts";
import { withPresentationApart } from "./presentation-scene.ts";
import { renamedSets } from "./simultaneous-sets.ts";

/** What everybody who is there has to show, by seat; an offering is made anew only when it changed. */
export function offeringsOf(conference: Conference): readonly Offering[] {
  const current: Offering[] = [];
  for (const participant of conference.participants.values()) {
    const leg = participant.leg && conference.legs.get(participant.leg);
    if (!leg || !isReachable(leg) || participant.role === "observer") continue;
    const made = offeringOf(participant, leg, conference.offerings);
    if (made) current.push(made);
  }
  current.sort((a, b) => seatOf(conference, a) - seatOf(conference, b));
  return sameOfferings(current, conference.offerings) ? conference.offerings : current;
}

function seatOf(conference: Conference, offering: Offering): number {
  return conference.participants.get(offering.participant)?.seat ?? 0;
}

function offeringOf(
  participant: Participant,
  leg: Leg,
  known: readonly Offering[],
): Offering | undefined {
  const { channel } = leg.session;
  const advertised = channel?.consumer.advertisement?.content;
  if (channel && !advertised) return undefined;
  const same = known.find((offering) => offering.participant === participant.id);
  if (same && same.madeFrom === advertised && same.displayName === participant.displayName) {
    return same;
  }
  return advertised ? renamed(participant, advertised) : ordinaryLines(participant, leg);
}

/** A participant's advertisement under the focus's names, with what is not ours to carry left out. */
function renamed(participant: Participant, advertised: AdvertisementContent): Offering {
  const { seat } = participant;
  const person = personOf(participant);
  const content = withPresentationApart(advertised);
  const scenes = namesFor(content.scenes, (scene) => scene.sceneId, `s${seat}`);
  const names = namesFor(content.captures, (capture) => capture.captureId, `p${seat}`);
  const carried = content.captures.filter(
    (capture) =>
      (capture.mediaType === "audio" || capture.mediaType === "video") &&
      capture.encodingGroupId !== undefined,
  );
  const kept = new Set(carried.map(({ captureId }) => names.get(captureId) as CaptureId));
  const captures = carried.map((capture) =>
    renamedCapture(capture, names, scenes, { person: person.personId, kept }),
  );
  const carriedScenes = content.scenes
    .filter((scene) => carried.some((capture) => capture.sceneId === scene.sceneId))
    .map((scene) => renamedScene(scene, participant, scenes, names, kept));
  const sceneIds = new Set(carriedScenes.map(({ sceneId }) => sceneId));
  const views = viewNames(content.scenes, scenes);
  const viewIds = new Set(
    carriedScenes.flatMap((scene) => scene.views.map(({ sceneViewId }) => sceneViewId)),
  );
  const simultaneousSets = renamedSets(content, {
    seat,
    capture: (id) => among(kept, names.get(id) as CaptureId | undefined),
    sceneView: (id) => among(viewIds, views.get(id)),
    scene: (id) => among(sceneIds, scenes.get(id) as SceneId | undefined),
  });
  return {
    participant: participant.id,
    ...withOnePicture({ captures, scenes: carriedScenes, simultaneousSets }, seat),
    person,
    originals: new Map(
      carried.map((capture) => [names.get(capture.captureId) as CaptureId, capture.captureId]),
    ),
    madeFrom: advertised,
    displayName: participant.displayName,
  };
}

function among<Id>(known: ReadonlySet<Id>, id: Id | undefined): Id | undefined {
  return id !== undefined && known.has(id) ? id : undefined;
}

/** A view is named by its scene and its number in it; `at` counts from 0. */
function viewName(scene: SceneId, at: number): SceneViewId {
  return `${scene}.${at + 1}` as SceneViewId;
}

function viewNames(
  content: readonly CaptureScene[],
  scenes: ReadonlyMap<string, string>,
): ReadonlyMap<SceneViewId, SceneViewId> {
  return new Map(
    content.flatMap(({ sceneId, views }) =>
      views.map(({ sceneViewId }, index) => [
        sceneViewId,
        viewName(scenes.get(sceneId) as SceneId, index),
      ]),
    ),
  );
}

function renamedCapture(
  capture: Capture,
  names: ReadonlyMap<string, string>,
  scenes: ReadonlyMap<string, string>,
  { person, kept }: { readonly person: PersonId; readonly kept: ReadonlySet<CaptureId> },
): Capture {
  const { relatedTo, ...rest } = capture;
  const related = relatedTo && among(kept, names.get(relatedTo) as CaptureId | undefined);
  return {
    ...rest,
    captureId: names.get(capture.captureId) as CaptureId,
    sceneId: scenes.get(capture.sceneId) as SceneId,
    // The sources of a participant's own mix stay its own business: they are not disclosed.
    source: capture.source.type === "individual" ? capture.source : { type: "multiple" },
    encodingGroupId: encodingGroupOf[capture.mediaType === "audio" ? "audio" : "video"],
    capturedPeople: [person],
    ...(related !== undefined && { relatedTo: related }),
  };
}

function renamedScene(
  scene: CaptureScene,
  participant: Participant,
  scenes: ReadonlyMap<string, string>,
  names: ReadonlyMap<string, string>,
  kept: ReadonlySet<CaptureId>,
): CaptureScene {
  const sceneId = scenes.get(scene.sceneId) as SceneId;
  const views = scene.views
    .map((view, index) => ({
      sceneViewId: viewName(sceneId, index),
      descriptions: view.descriptions,
      captures: view.captures
        .map((capture) => names.get(capture) as CaptureId)
        .filter((capture) => kept.has(capture)),
    }))
    .filter((view) => view.captures.length > 0);
  const descriptions = [{ text: participant.displayName }];
  const { sceneInformation, ...rest } = scene;
  // A card says whose room it is: nobody hears that of somebody anonymous (RFC 3323 §4.1).
  const card = sceneInformation && !participant.anonymous && { sceneInformation };
  return { ...rest, ...card, sceneId, descriptions, views };
}

/** An endpoint without CLUE shows one camera and one microphone, nowhere in particular. */
function ordinaryLines(participant: Participant, leg: Leg): Offering {
  const { seat } = participant;
  const person = personOf(participant);
  const sceneId = `s${seat}-room` as SceneId;
  const kinds = new Set(
    leg.session.lines.filter((line) => line.role === "both").map((line) => line.kind),
  );
  const captures = (["video", "audio"] as const)
    .filter((kind) => kinds.has(kind))
    .map(
      (kind): Capture => ({
        captureId: `p${seat}-${kind}` as CaptureId,
        mediaType: kind,
        sceneId,
        source: { type: "individual" },
        encodingGroupId: encodingGroupOf[kind],
        descriptions: [],
        languages: [],
        capturedPeople: [person.personId],
      }),
    );
  const views = captures.map((capture, index) => ({
    sceneViewId: viewName(sceneId, index),
    descriptions: [],
    captures: [capture.captureId],
  }));
  const descriptions = [{ text: participant.displayName }];
  return {
    participant: participant.id,
    captures,
    scenes: captures.length > 0 ? [{ sceneId, scale: "noscale", descriptions, views }] : [],
    simultaneousSets: [],
    person,
    originals: new Map(captures.map((capture) => [capture.captureId, capture.captureId])),
    madeFrom: undefined,
    displayName: participant.displayName,
  };
}

/** Who is in the picture is the focus's word, not the participant's. */
function personOf(participant: Participant): Person {
  const { entity, displayName } = shownAs(participant);
  const personId = `u${participant.seat}` as PersonId;
  return { personId, name: displayName, uri: entity, types: [] };
}

/**
 * The focus's names for a participant's ids: its own where they are short and plain, so that a
 * person can read them, else numbers. At most 16 bytes (RFC 8849 §5). Without a dot, which stands
 * before the number of a view: all ids of a document share one space.
 */
function namesFor<T>(
  items: readonly T[],
  idOf: (item: T) => string,
  prefix: string,
): ReadonlyMap<string, string> {
  return new Map(
    items.map((item, index) => {
      const id = idOf(item);
      const plain = /^[A-Za-z0-9-]{1,11}$/.test(id) && prefix.length + id.length < 16;
      return [id, plain ? `${prefix}-${id}` : `${prefix}_${index + 1}`];
    }),
  );
}
