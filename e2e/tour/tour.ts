import { afterAMeeting } from "./after-a-meeting.ts";
import { beforeAMeeting } from "./before-a-meeting.ts";
import { cutOff } from "./cut-off.ts";
import { devicesInTrouble } from "./devices-in-trouble.ts";
import { fullHouse } from "./full-house.ts";
import type { Guide } from "./guide.ts";
import { inAMeeting } from "./in-a-meeting.ts";
import { refused } from "./refused.ts";
import { secondWindow } from "./second-window.ts";
import { whoHosts } from "./who-hosts.ts";

/** Every screen there is, halt by halt: for whatever is to be shown of each of them. */
export const tour: Readonly<Record<string, (guide: Guide) => Promise<void>>> = {
  "before a meeting": beforeAMeeting,
  "devices in trouble": devicesInTrouble,
  "in a meeting": inAMeeting,
  "a full house": fullHouse,
  "in a second window": secondWindow,
  "who hosts": whoHosts,
  "cut off": cutOff,
  refused,
  "after a meeting": afterAMeeting,
};
