import { DEFAULT_XML_LIMITS } from "../../xml/index.ts";

/** What a CLUE message may cost us; each is far above what the RFCs' own documents and our largest conference need. */
export const CLUE_LIMITS = {
  /** A document over these is refused with 300; one that is too long, unread. */
  document: DEFAULT_XML_LIMITS,
  /** UTF-16 code units of an identifier (302): a CaptureID has at most 255 bytes in RTP (RFC 8849 §5). */
  idLength: 255,
  /** Of each kind in one advertisement (400). */
  most: {
    captures: 2_000,
    encodingGroups: 2_000,
    scenes: 1_000,
    sceneViews: 4_000,
    people: 2_000,
    simultaneousSets: 100,
    globalViews: 100,
  },
} as const;
