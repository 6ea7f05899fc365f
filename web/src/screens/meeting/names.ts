/** `Ana`, `Ana and Ben`, `Ana and 2 others`. */
function namesInWords(names: readonly string[]): string {
  const [first = "", second] = names;
  if (second === undefined) return first;
  return names.length === 2 ? `${first} and ${second}` : `${first} and ${names.length - 1} others`;
}

/** `Ben left and Ana joined`, or undefined where nobody did either. */
export function changeWords(
  left: readonly string[],
  joined: readonly string[],
): string | undefined {
  const parts = [
    left.length > 0 ? `${namesInWords(left)} left` : "",
    joined.length > 0 ? `${namesInWords(joined)} joined` : "",
  ].filter((part) => part !== "");
  return parts.length > 0 ? parts.join(" and ") : undefined;
}

export function backWords(left: readonly string[], joined: readonly string[]): string {
  const change = changeWords(left, joined);
  return change === undefined ? "You're back." : `You're back. ${change} meanwhile.`;
}
