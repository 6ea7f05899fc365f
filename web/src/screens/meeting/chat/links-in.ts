/** A stretch of a text: plain, or an address of the web. */
export interface TextPart {
  readonly text: string;
  /** Only ever http or https. */
  readonly href?: string;
}

const address = /https?:\/\/[^\s<>"“”„«»]+/giu;
/** What ends a sentence more often than an address. */
const closing = new Set(".,;:!?'’*_~…،؛؟。");
const brackets: ReadonlyMap<string, string> = new Map([
  [")", "("],
  ["]", "["],
  ["}", "{"],
]);

/** The addresses in what somebody wrote, and the text between them; all parts together are the text. */
export function linksIn(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(address)) {
    const link = withoutClosing(found);
    const href = hrefOf(link);
    if (href === undefined) continue;
    if (index > end) parts.push({ text: text.slice(end, index) });
    parts.push({ text: link, href });
    end = index + link.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

/** A closing bracket belongs to the address if its opening does: `https://a.example/b_(c)`. */
function withoutClosing(found: string): string {
  const depth = new Map<string, number>();
  for (const sign of found) depth.set(sign, (depth.get(sign) ?? 0) + 1);
  let end = found.length;
  for (; end > 0; end -= 1) {
    const last = found.charAt(end - 1);
    const opening = brackets.get(last);
    const isLoose = opening !== undefined && (depth.get(last) ?? 0) > (depth.get(opening) ?? 0);
    if (!closing.has(last) && !isLoose) break;
    depth.set(last, (depth.get(last) ?? 0) - 1);
  }
  return found.slice(0, end);
}

function hrefOf(link: string): string | undefined {
  // `URL.parse` is newer than some of the browsers that the page is built for.
  if (!URL.canParse(link)) return undefined;
  const url = new URL(link);
  const isWeb = url.protocol === "https:" || url.protocol === "http:";
  return isWeb && url.host !== "" ? url.href : undefined;
}
