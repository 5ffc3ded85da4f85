import { describe, expect, it } from 'vitest';
import { DEFAULT_PARAMETERS } from '../../server/attribution/parameters.js';
import { InputRefusedError } from '../../server/contract/errors.js';
import { attributionParameters, usesLabels } from '../../server/runs/settings.js';

describe('attributionParameters', () => {
  it('are the defaults where case.yaml says nothing', () => {
    expect(attributionParameters({})).toEqual(DEFAULT_PARAMETERS);
    expect(attributionParameters({ max_quarantine_share: 0.5 })).toEqual(DEFAULT_PARAMETERS);
  });
  it('take what case.yaml overrides', () => {
    expect(attributionParameters({ attribution: { familiesMin: 3 } })).toEqual({
      ...DEFAULT_PARAMETERS,
      familiesMin: 3,
    });
  });
  it.each([
    ['an unknown setting', { colour: 'red' }, 'settings.colour'],
    ['an unknown number', { attribution: { famliesMin: 3 } }, 'settings.attribution.famliesMin'],
    ['a word for a number', { attribution: { familiesMin: 'two' } }, 'familiesMin'],
    ['no mapping', { attribution: 3 }, 'settings.attribution'],
    ['a list', { attribution: [3] }, 'settings.attribution'],
  ])('refuse %s', (_, settings, named) => {
    const act = () => attributionParameters(settings);
    expect(act).toThrow(InputRefusedError);
    expect(act).toThrow(named);
  });
});

describe('usesLabels', () => {
  it('uses labels only where the case says so', () => {
    expect(usesLabels({})).toBe(false);
    expect(usesLabels({ use_labels: true })).toBe(true);
    expect(() => usesLabels({ use_labels: 'yes' })).toThrow(/use_labels/);
  });
});
