export type { ExtensionIds, LegId, LegPlan, SinkPlan, SourcePlan, SourceRef } from "./plan.ts";
