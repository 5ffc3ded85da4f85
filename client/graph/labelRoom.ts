/** Left, top, right and bottom in pixels. */
export type Box = readonly [number, number, number, number];

const overlaps = (a: Box, b: Box): boolean =>
  a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** Room for names on a picture: who comes first has it, and what would cover it stays unwritten. */
export class LabelRoom {
  #taken: Box[] = [];

  /** Empties the room but for what stands in it already. */
  clear(standing: readonly Box[] = []): void {
    this.#taken = [...standing];
  }

  get taken(): readonly Box[] {
    return this.#taken;
  }

  /** Takes a box where it is free. */
  take(box: Box): boolean {
    if (this.#taken.some((other) => overlaps(other, box))) return false;
    this.#taken.push(box);
    return true;
  }
}
