const consonants = "bdglmnrtv";
const vowels = "aeiou";
/** Of two syllables each: 45 to the eighth, so that nobody comes upon a meeting by trying names. */
const words = 4;

/** Such as `lamo-teri-gavu-nebi`: to be said over a telephone, in most languages. */
export function newMeetingName(random: (below: number) => number = securely): string {
  const letter = (of: string) => of.charAt(random(of.length));
  const syllable = () => letter(consonants) + letter(vowels);
  return Array.from({ length: words }, () => syllable() + syllable()).join("-");
}

/** Of 2^32 the few that fall beyond the last whole round make no difference that could be used. */
function securely(below: number): number {
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
  return drawn % below;
}
