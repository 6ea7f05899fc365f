import { type Look, type Person, roomWidth, seatHeight } from "./look.ts";

export type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** The window runs through all three pictures; no bar of it falls on a join. */
const panes = { left: 330, top: 46, width: 180, height: 150, count: 7, bar: 8 };
const tableTop = 276;

/** What never moves: wall, sky, hills, window, plant and picture. Drawn once per room. */
export function drawStill(context: Context, look: Look): void {
  fillDown(context, [0, 0, roomWidth, seatHeight], look.wallTop, look.wallFoot);
  for (const pane of eachPane()) {
    fillDown(context, [pane.x, panes.top, pane.width, panes.height], look.skyTop, look.skyFoot);
    drawHills(context, look, pane);
  }
  context.fillStyle = look.trim;
  context.fillRect(panes.left - 20, panes.top + panes.height, panes.count * panes.width + 32, 10);
  context.fillRect(0, 250, roomWidth, 3);
  drawPlant(context, 90);
  drawPicture(context, look, 1690);
}

/** What moves, over the still picture, at `seconds` of the wall clock. */
export function drawMoving(context: Context, look: Look, seconds: number): void {
  drawSky(context, seconds);
  const path = (seconds * 55) % (2 * (roomWidth + 160));
  const x = Math.min(path, 2 * (roomWidth + 160) - path) - 80;
  drawPerson(context, { ...look.walker, x }, seconds * 3, 1.18, 96);
  for (const person of look.seated) drawPerson(context, person, seconds, 1, 172);
  drawTable(context, look);
}

function drawSky(context: Context, seconds: number): void {
  const span = panes.count * panes.width;
  context.save();
  context.beginPath();
  for (const pane of eachPane()) context.rect(pane.x, panes.top, pane.width, panes.height - 34);
  context.clip();
  const sun = (seconds / 90) % 1;
  disc(context, panes.left + sun * span, 120 - Math.sin(sun * Math.PI) * 48, 17, "#fff3c4");
  context.globalAlpha = 0.85;
  for (let i = 0; i < 6; i++) {
    const x = panes.left - 80 + ((i * 251 + seconds * (9 + i * 2)) % (span + 160));
    const y = 76 + ((i * 37) % 50);
    for (const [dx, radius] of puffs) disc(context, x + dx, y - radius / 3, radius, "#ffffff");
  }
  context.restore();
}

const puffs = [
  [-24, 9],
  [-8, 14],
  [10, 16],
  [26, 10],
] as const;

function drawHills(context: Context, look: Look, pane: { x: number; width: number }): void {
  const foot = panes.top + panes.height;
  context.fillStyle = look.hills;
  context.beginPath();
  context.moveTo(pane.x, foot);
  for (let x = pane.x; x <= pane.x + pane.width; x += 4) {
    context.lineTo(x, foot - 20 - 9 * Math.sin(x / 90) - 4 * Math.sin(x / 37));
  }
  context.lineTo(pane.x + pane.width, foot);
  context.fill();
}

/** Head and shoulders: `top` is the crown's height in the picture, `scale` 1 for someone seated. */
function drawPerson(
  context: Context,
  person: Person,
  seconds: number,
  scale: number,
  top: number,
): void {
  const sway = Math.sin(seconds * 0.9 + person.phase);
  const x = person.x + sway * 3;
  const y = top + Math.sin(seconds * 1.3 + person.phase) * 1.5;
  const unit = 26 * scale;
  context.fillStyle = person.clothes;
  context.beginPath();
  context.roundRect(person.x - unit * 1.75, y + unit * 2.5, unit * 3.5, 260, unit * 1.2);
  context.fill();
  context.fillStyle = person.skin;
  context.fillRect(x - unit * 0.36, y + unit * 1.7, unit * 0.72, unit * 1.1);
  disc(context, x, y + unit * 0.95, unit * 1.06, person.hair);
  context.beginPath();
  context.ellipse(x + sway * 2, y + unit * 1.22, unit * 0.82, unit * 0.94, 0, 0, 2 * Math.PI);
  context.fillStyle = person.skin;
  context.fill();
}

function drawTable(context: Context, look: Look): void {
  context.fillStyle = look.table;
  context.beginPath();
  context.moveTo(60, tableTop);
  context.lineTo(roomWidth - 60, tableTop);
  context.lineTo(roomWidth, 316);
  context.lineTo(0, 316);
  context.fill();
  context.fillStyle = look.tableEdge;
  context.fillRect(0, 316, roomWidth, seatHeight - 316);
}

function drawPlant(context: Context, x: number): void {
  context.fillStyle = "#3f7d5c";
  for (const [dx, dy, turn] of leaves) {
    context.beginPath();
    context.ellipse(x + dx, 180 + dy, 11, 46, turn, 0, 2 * Math.PI);
    context.fill();
  }
  context.fillStyle = "#c9b8a4";
  context.fillRect(x - 22, 222, 44, 60);
}

const leaves = [
  [0, -8, 0],
  [-22, 4, -0.6],
  [22, 4, 0.6],
  [-34, 24, -1.1],
  [34, 24, 1.1],
] as const;

function drawPicture(context: Context, look: Look, x: number): void {
  context.fillStyle = "#efe9df";
  context.fillRect(x, 70, 130, 92);
  context.fillStyle = look.tableEdge;
  context.fillRect(x + 12, 82, 106, 68);
  disc(context, x + 46, 116, 22, look.table);
  disc(context, x + 80, 124, 14, "#efe9df");
}

function eachPane(): { readonly x: number; readonly width: number }[] {
  return Array.from({ length: panes.count }, (_, i) => ({
    x: panes.left + i * panes.width,
    width: panes.width - panes.bar,
  }));
}

function disc(context: Context, x: number, y: number, radius: number, colour: string): void {
  context.fillStyle = colour;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}

function fillDown(
  context: Context,
  [x, y, width, height]: readonly [number, number, number, number],
  top: string,
  foot: string,
): void {
  const gradient = context.createLinearGradient(0, y, 0, y + height);
  gradient.addColorStop(0, top);
  gradient.addColorStop(1, foot);
  context.fillStyle = gradient;
  context.fillRect(x, y, width, height);
}
