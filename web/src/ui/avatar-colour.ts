const hues = 360;

/** Every colour a name can have: one for each hue, all as dark as white initials need. */
export const avatarColours: readonly string[] = Array.from(
  { length: hues },
  (_, hue) => `hsl(${hue} 34% 34%)`,
);

/** The same name has the same colour, here and at everybody else's. */
export function avatarColour(name: string): string {
  let hash = 0;
  for (const letter of name) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % hues;
  return avatarColours[hash] ?? "";
}
