import type { Channel } from "./channel.ts";
import type { Extension } from "./message.ts";
import type { CaptureEncoding } from "./model/advertisement.ts";
import type { Extensible, Extensions } from "./model/extensions.ts";

/**
 * Our extension of CLUE (RFC 8847 §8, RFC 8846 §24): in a configure each `captureEncoding` may say
 * at which heights its picture is shown, so that the provider sends no larger one. Its schema is
 * `docs/clue/picture-size.xsd`.
 */
export const PICTURE_SIZE: Extension = {
  name: "picture-size",
  schemaRef: "urn:parley:clue:picture-size",
  version: "1.0",
};

/** Whether the peer of this channel knows what we would say with it. */
export function mayNameHeights(channel: Channel): boolean {
  return (
    channel.phase === "active" &&
    channel.agreement.extensions.some(({ schemaRef }) => schemaRef === PICTURE_SIZE.schemaRef)
  );
}

/** @param heights in pixels; none is the picture as large as it comes */
export function withHeights(
  encoding: CaptureEncoding,
  heights: readonly number[],
): CaptureEncoding {
  const { extensions, ...plain } = encoding;
  const attributes = extensions?.attributes ?? [];
  const others = extensions?.elements.filter(({ namespace }) => namespace !== NAMESPACE) ?? [];
  const elements = [...others, ...heights.map(heightElement)];
  return attributes.length + elements.length === 0
    ? plain
    : { ...plain, extensions: { attributes, elements } };
}

/**
 * The heights it is shown at, in pixels, the smallest first; none where nothing is said, or nothing
 * that can be meant: an extension never makes a message wrong.
 */
export function heightsOf({ extensions }: Extensible): readonly number[] {
  if (!extensions) return NONE;
  const known = read.get(extensions);
  if (known) return known;
  const heights = new Set<number>();
  for (const { namespace, name, content } of extensions.elements.slice(0, MOST_ELEMENTS)) {
    const height = namespace === NAMESPACE && name === "height" ? heightIn(content) : undefined;
    if (height !== undefined) heights.add(height);
  }
  const sorted = [...heights].toSorted((a, b) => a - b);
  read.set(extensions, sorted);
  return sorted;
}

const NAMESPACE = PICTURE_SIZE.schemaRef;

const NONE: readonly number[] = [];

/** A capture is shown at a few sizes; whoever names more is not read on. */
const MOST_ELEMENTS = 16;

const read = new WeakMap<Extensions, readonly number[]>();

function heightElement(height: number) {
  return { namespace: NAMESPACE, name: "height", attributes: [], content: [String(height)] };
}

/** An `xs:positiveInteger` of at most 65535. */
function heightIn(content: readonly unknown[]): number | undefined {
  const [text] = content;
  if (content.length !== 1 || typeof text !== "string") return undefined;
  const height = /^[ \t\r\n]*\+?0*([1-9]\d{0,4})[ \t\r\n]*$/.exec(text)?.[1];
  return height !== undefined && Number(height) <= 65_535 ? Number(height) : undefined;
}
