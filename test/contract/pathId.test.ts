import { describe, expect, it } from 'vitest';
import { PathId } from '../../server/contract/endpoint.js';
import { asPathId } from '../../server/contract/pathId.js';

describe('an id in a path', () => {
  it.each(['.', '..', '~.', '~..', '~~..', '~', '...', '~a', 'a/b', '%2e%2e', 'é?#'])(
    '%j comes through an address as it is',
    (id) => {
      const { pathname } = new URL(`/api/accounts/${asPathId(id)}/rows`, 'http://localhost');
      const [, , , segment, rows] = pathname.split('/');
      expect(rows).toBe('rows');
      const decoded = decodeURIComponent(segment!);
      // Of dots alone three and more are no step.
      if (id === '...') expect(decoded).toBe(id);
      else expect(PathId.parse(decoded)).toBe(id);
    },
  );
});
