import { expect, it } from 'vitest';
import { passwordOf } from '../../server/graph/javaServer.js';

it('makes no password that a command would take for an option', () => {
  for (let byte = 0; byte < 256; byte++)
    expect(passwordOf(Buffer.alloc(24, byte))).toMatch(/^[0-9a-f]{48}$/);
});
