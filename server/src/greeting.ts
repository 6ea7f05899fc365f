/** What `npm start` prints once everything is open: where it is, and what to try. */
export function greetingFor({
  url,
  udp,
  tcp,
}: {
  readonly url: string;
  readonly udp?: string | undefined;
  readonly tcp?: string | undefined;
}): string {
  const room = (name: string) => `${url}/m/demo?name=${name}&cameras=3&simulate=1&join=1`;
  const sip = [...(udp ? [`udp ${udp}`] : []), ...(tcp ? [`tcp ${tcp}`] : [])];
  return [
    `Parley is ready at ${url}`,
    "",
    "  Try it: open these in two tabs, then leave, reload or close one of them.",
    `    ${room("Ada")}`,
    `    ${room("Ben")}`,
    "  Watch what happens:",
    `    ${url}/api/conferences/demo`,
    `    ${url}/api/conferences/demo/messages`,
    ...(sip.length > 0 ? [`  SIP also on ${sip.join(" and ")}`] : []),
    "  Stop with Ctrl-C.",
  ].join("\n");
}
