import type { IncomingMessage } from "node:http";
import { type Answer, problem } from "../answer.ts";
import { notFound } from "../page.ts";
import type { HttpPorts, HttpSettings } from "../ports.ts";
import { refusalOfBody } from "../read-request.ts";
import { amendConference, createConference } from "./administer.ts";
import type { Handler } from "./asked.ts";
import { conferenceSchema } from "./conference-schema.ts";
import { showHistory } from "./history.ts";
import { endConference, removeParticipant } from "./host.ts";
import { showPeople } from "./people.ts";
import { listConferences, showConference, showMessages, showSchema } from "./show.ts";

export type Api = (request: IncomingMessage, path: string) => Promise<Answer>;

/** Everything at `/api/`. */
export function createApi(
  settings: Pick<HttpSettings, "debugRoutes" | "api">,
  { conferences, joinProof, done }: Pick<HttpPorts, "conferences" | "joinProof" | "done">,
): Api {
  const schema = conferenceSchema(settings.api.maxParticipants);
  return async (request, path) => {
    const route = routeOf(path);
    if (route === undefined) return notFound(path);
    const { method = "" } = request;
    const handler = route.methods.get(method === "HEAD" ? "GET" : method);
    if (handler === undefined) return methodNotAllowed(route.methods);
    const refusal = carriesBody.has(method) ? undefined : refusalOfBody(request);
    if (refusal !== undefined) return refusal;
    const [name, participant] = route.segments.map(decoded);
    if (name === undefined || participant === undefined) {
      return problem(400, "The path is not URL-encoded UTF-8.");
    }
    const from = { conferences, joinProof, done, settings, schema };
    return handler({ request, name, participant, ...from });
  };
}

type Methods = ReadonlyMap<string, Handler>;

const routes: readonly { readonly path: RegExp; readonly methods: Methods }[] = [
  {
    path: /^\/api\/conferences$/,
    methods: new Map<string, Handler>([
      ["GET", listConferences],
      ["POST", createConference],
    ]),
  },
  {
    path: /^\/api\/conferences\/([^/]+)$/,
    methods: new Map<string, Handler>([
      ["GET", showConference],
      ["PATCH", amendConference],
      ["DELETE", endConference],
    ]),
  },
  {
    path: /^\/api\/conferences\/([^/]+)\/people$/,
    methods: new Map<string, Handler>([["GET", showPeople]]),
  },
  {
    path: /^\/api\/conferences\/([^/]+)\/messages$/,
    methods: new Map<string, Handler>([["GET", showMessages]]),
  },
  {
    path: /^\/api\/conferences\/([^/]+)\/participants\/([^/]+)$/,
    methods: new Map<string, Handler>([["DELETE", removeParticipant]]),
  },
  { path: /^\/api\/history$/, methods: new Map<string, Handler>([["GET", showHistory]]) },
  {
    path: /^\/api\/schema\/conference\.json$/,
    methods: new Map<string, Handler>([["GET", showSchema]]),
  },
];

const carriesBody: ReadonlySet<string> = new Set(["POST", "PATCH"]);

function routeOf(asked: string) {
  for (const { path, methods } of routes) {
    const match = path.exec(asked);
    if (match !== null) return { methods, segments: [match[1] ?? "", match[2] ?? ""] };
  }
  return undefined;
}

/** RFC 9110 §15.5.6: with the methods there are. */
function methodNotAllowed(methods: Methods): Answer {
  const allow = [...methods.keys()].flatMap((name) => (name === "GET" ? ["GET", "HEAD"] : [name]));
  return problem(405, `Only ${allow.join(", ")} are allowed.`, {
    headers: { allow: allow.join(", "), connection: "close" },
  });
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
