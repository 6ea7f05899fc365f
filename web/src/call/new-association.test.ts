import { expect, test } from "vitest";
import { offersNewAssociation, takesNewAssociation } from "./new-association.ts";

test("[PART-172] another fingerprint is another association, however it is written", () => {
  const before =
    "v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=fingerprint:sha-256 AB:CD\r\na=mid:0\r\n";
  expect(offersNewAssociation(before, before)).toBe(false);
  expect(offersNewAssociation(before.replace("AB:CD", "ab:cd"), before)).toBe(false);
  expect(offersNewAssociation(before.replace("AB:CD", "AB:CE"), before)).toBe(true);
});

test("[PART-172] only Firefox takes none, and not the browser of that name on iOS, which is another", () => {
  expect(takesNewAssociation("Mozilla/5.0 (X11; Linux) Gecko/20100101 Firefox/153.0")).toBe(false);
  expect(takesNewAssociation("Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 FxiOS/140.0 Safari")).toBe(
    true,
  );
  expect(takesNewAssociation("Mozilla/5.0 (X11) AppleWebKit/537.36 Chrome/147.0")).toBe(true);
});
