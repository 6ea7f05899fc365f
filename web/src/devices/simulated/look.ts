import { roomTag } from "./bar.ts";

/** Size of one seat's picture; three of them side by side are the room. */
export const seatWidth = 640;
export const seatHeight = 360;
export const roomWidth = 3 * seatWidth;

export interface Person {
  /** Middle of the person, in the room's pixels. */
  readonly x: number;
  readonly skin: string;
  readonly hair: string;
  readonly clothes: string;
  /** Radians, so that people do not move in step. */
  readonly phase: number;
}

/** The colours of a room: chosen by its name, so that the same name is the same room everywhere. */
export interface Look {
  readonly wallTop: string;
  readonly wallFoot: string;
  readonly trim: string;
  readonly skyTop: string;
  readonly skyFoot: string;
  readonly hills: string;
  readonly table: string;
  readonly tableEdge: string;
  readonly seated: readonly Person[];
  readonly walker: Person;
}

export function lookOf(name: string): Look {
  const tag = roomTag(name);
  const hue = tag % 360;
  const person = (x: number, i: number): Person => ({
    x,
    skin: pick(skins, tag + i * 3),
    hair: pick(hairs, (tag >> 3) + i * 5),
    clothes: `hsl(${(hue + 150 + i * 47) % 360} 34% ${38 + ((tag >> i) % 3) * 8}%)`,
    phase: i * 1.7 + (tag % 7),
  });
  const evening = tag % 2 === 1;
  return {
    wallTop: `hsl(${hue} 16% 30%)`,
    wallFoot: `hsl(${hue} 18% 40%)`,
    trim: `hsl(${hue} 14% 22%)`,
    skyTop: evening ? "#6d7fb5" : "#6fb1e4",
    skyFoot: evening ? "#f3c9a5" : "#dff0fa",
    hills: evening ? "#566079" : "#7aa08b",
    table: `hsl(${(hue + 30) % 360} 22% 56%)`,
    tableEdge: `hsl(${(hue + 30) % 360} 24% 44%)`,
    seated: [205, 465, 835, 1085, 1455, 1715].map(person),
    walker: person(0, 6),
  };
}

const skins = ["#f1cfb3", "#dca982", "#b57b52", "#8a5a3c", "#5f3d2a"];
const hairs = ["#2b211d", "#5a3d28", "#8c6239", "#c9a66b", "#9a9a9a", "#1d1d22"];

function pick(from: readonly string[], index: number): string {
  return from[index % from.length] ?? "#888";
}
