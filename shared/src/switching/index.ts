export { contributingSource } from "./contributing-source.ts";
export {
  largestPicture,
  layerShownAt,
  type PictureHeight,
  pictureHeightFor,
  pictureHeights,
} from "./picture-heights.ts";
export type { ExtensionIds, LegId, LegPlan, SinkPlan, SourcePlan, SourceRef } from "./plan.ts";
