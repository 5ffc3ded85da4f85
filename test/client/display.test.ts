import { describe, expect, it } from 'vitest';
import { cellColour } from '../../client/graph/display.js';
import { LabelRoom } from '../../client/graph/labelRoom.js';

describe('colours of cells', () => {
  it('are hexadecimal, which Sigma reads, and differ', () => {
    const colours = Array.from({ length: 48 }, (_, no) => cellColour(no));
    for (const colour of colours) expect(colour).toMatch(/^#[0-9a-f]{6}$/);
    expect(new Set(colours).size).toBe(48);
    // hsl(0 38% 52%) by any browser.
    expect(cellColour(0)).toBe('#b35656');
  });
});

describe('room for names', () => {
  it('is given once, and again after it was cleared', () => {
    const room = new LabelRoom();
    expect(room.take([0, 0, 10, 10])).toBe(true);
    expect(room.take([9, 9, 20, 20])).toBe(false);
    expect(room.take([10, 0, 20, 10])).toBe(true);
    const other = new LabelRoom();
    other.clear(room.taken);
    expect(other.take([5, 5, 6, 6])).toBe(false);
    other.clear();
    expect(other.take([5, 5, 6, 6])).toBe(true);
  });
});
