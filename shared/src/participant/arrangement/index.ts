export { areasOf, type Foremost } from "./areas.ts";
export { type Arrangement, arrange, type RowArranged } from "./arrange.ts";
export type { Box } from "./box.ts";
export type { Row } from "./lines.ts";
