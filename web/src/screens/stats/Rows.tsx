/** Of one row; undefined, or nothing, is not shown. */
export type Row = readonly [name: string, value: string | undefined];

/** Figures by name; what the browser does not tell has no row. */
export function Rows({ rows }: { readonly rows: readonly Row[] }) {
  return (
    <dl>
      {rows.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd dir="ltr">{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
