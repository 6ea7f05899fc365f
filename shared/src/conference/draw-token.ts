/** 128 bits at random, in hexadecimal: no two ever meet. */
export function drawToken(random: () => number): string {
  const word = () =>
    Math.floor(random() * 0x1_0000_0000)
      .toString(16)
      .padStart(8, "0");
  return word() + word() + word() + word();
}
