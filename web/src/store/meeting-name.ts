const longestName = 64;

/**
 * The meeting a person means by a name or a pasted link: letters and digits of any script, dots and
 * dashes, in lower case. Undefined where nothing of that is left.
 */
export function meetingNameOf(typed: string): string | undefined {
  const name = (linkedName(typed.trim()) ?? typed)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}._-]+/gu, "-")
    .replace(/^[-.]+|[-.]+$/g, "")
    .slice(0, longestName);
  return name === "" ? undefined : name;
}

export function meetingLink(origin: string, conference: string): string {
  return `${origin}/m/${encodeURIComponent(conference)}`;
}

function linkedName(typed: string): string | undefined {
  const [, name] = /\/m\/([^/?#\s]+)/.exec(typed) ?? [];
  if (name === undefined) return undefined;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
