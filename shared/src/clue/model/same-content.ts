import type { AdvertisementContent } from "./advertisement.ts";

/** Whether two advertisements that were read say the same, in the same order. */
export function sameContent(one: AdvertisementContent, other: AdvertisementContent): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
