import { describe, expect, it } from 'vitest';
import { commandOf, isTextField, keysOf, SHORTCUTS } from '../../client/state/keys.js';

const press = (
  key: string,
  held: Partial<Record<'ctrl' | 'meta' | 'shift' | 'alt', boolean>> = {},
) => ({
  key,
  ctrlKey: held.ctrl ?? false,
  metaKey: held.meta ?? false,
  shiftKey: held.shift ?? false,
  altKey: held.alt ?? false,
});

describe('keys', () => {
  it.each([
    ['e', {}, 'graph', 'expand'],
    ['h', {}, 'graph', 'hide'],
    ['H', { shift: true }, 'graph', 'hide others'],
    ['a', { ctrl: true, alt: true }, 'graph', 'invert'],
    ['R', { shift: true }, 'graph', 'related'],
    ['Delete', {}, 'graph', 'hide'],
    ['z', { ctrl: true }, 'page', 'undo'],
    ['z', { meta: true }, 'page', 'undo'],
    ['Z', { ctrl: true, shift: true }, 'page', 'redo'],
    ['?', { shift: true }, 'page', 'help'],
    ['+', { shift: true }, 'graph', 'zoom in'],
    ['ArrowLeft', { shift: true }, 'graph', 'nudge left'],
    ['h', { ctrl: true }, 'graph', null],
    ['e', {}, 'page', null],
  ] as const)('%s with %o on the %s is %s', (key, held, where, command) => {
    expect(commandOf(press(key, held), where)).toBe(command);
  });

  it('gives no keys two meanings in one place', () => {
    const places = SHORTCUTS.map(({ keys, where }) => `${where} ${keys}`);
    expect(new Set(places).size).toBe(places.length);
    for (const { keys } of SHORTCUTS) expect(keys).toBe(keys.trim());
    expect(keysOf(press(' '))).toBe('Space');
  });

  it('never fires where someone writes', () => {
    expect(isTextField('INPUT', 'search', false)).toBe(true);
    expect(isTextField('TEXTAREA', null, false)).toBe(true);
    expect(isTextField('DIV', null, true)).toBe(true);
    expect(isTextField('INPUT', 'range', false)).toBe(false);
    expect(isTextField('BUTTON', null, false)).toBe(false);
  });
});
