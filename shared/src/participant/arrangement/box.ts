/** A rectangle on the stage: px from its top left corner, whole numbers. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Every picture has its place at 16:9; a camera of another shape is cut to it. */
const aspect = 16 / 9;

export function tileOf(height: number): Size {
  return { width: Math.floor(height * aspect), height };
}
