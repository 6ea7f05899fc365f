/** One message between two columns of a ladder, or a remark across them. */
export type Rung =
  | { readonly at: number; readonly from: string; readonly to: string; readonly label: string }
  | { readonly at: number; readonly remark: string };

/** A ladder as a Mermaid sequence diagram: columns in the order of first appearance. */
export function ladder(title: string, columns: readonly string[], rungs: readonly Rung[]): string {
  const lines = rungs.map((rung) =>
    "remark" in rung
      ? `  note over ${columns[0]},${columns.at(-1)}: ${rung.remark}`
      : `  ${rung.from}->>${rung.to}: ${rung.label} (${rung.at} ms)`,
  );
  return [
    `# ${title}`,
    "",
    "Written by `shared/sim/call-flows.test.ts` from a run of the simulation; times are the simulated clock's.",
    "",
    "```mermaid",
    "sequenceDiagram",
    ...columns.map((column) => `  participant ${column}`),
    ...lines,
    "```",
    "",
  ].join("\n");
}
