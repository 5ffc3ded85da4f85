import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { levelTable } from '../../server/evidence/redaction/levelTable.js';
import { PACKAGE_ROOT } from '../../server/packageRoot.js';
import { TAMPERINGS } from './tamperings.js';
import { tamperingTable } from './tamperingTable.js';

describe('docs/evidence.md', () => {
  it('holds the tables as the program and the tests have them', async () => {
    const docs = await readFile(join(PACKAGE_ROOT, 'docs', 'evidence.md'), 'utf8');
    expect(docs).toContain(tamperingTable());
    expect(docs).toContain(levelTable());
    expect(TAMPERINGS.length).toBeGreaterThanOrEqual(30);
  });
});
