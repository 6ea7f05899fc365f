import type { IncomingMessage } from "node:http";
import type { Answer } from "../answer.ts";
import type { HttpPorts, HttpSettings } from "../ports.ts";
import type { ConferenceSchema } from "./conference-schema.ts";

/** What a request comes with, and what it is answered from. */
export interface Asked {
  readonly request: IncomingMessage;
  /** The name in the path, decoded; empty where the path has none. */
  readonly name: string;
  /** The participant's id in the path, likewise. */
  readonly participant: string;
  readonly conferences: HttpPorts["conferences"];
  readonly joinProof: HttpPorts["joinProof"];
  readonly done: HttpPorts["done"];
  readonly settings: Pick<HttpSettings, "debugRoutes" | "api">;
  readonly schema: ConferenceSchema;
}

export type Handler = (asked: Asked) => Answer | Promise<Answer>;
