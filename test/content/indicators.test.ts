import { describe, expect, it } from 'vitest';
import {
  distillationIndicators,
  entropyBits,
  type GroupFeatures,
} from '../../server/content/distillation/indicators.js';
import { PUBLISHED_CAMPAIGNS } from '../../server/contract/campaigns.js';
import { Indicator } from '../../server/contract/outputs.js';

const GROUP: GroupFeatures = {
  accounts: 100,
  exchanges: 110_000,
  accountDays: 5_000,
  prompts: 100_000,
  templatePrompts: 90_000,
  templates: 3,
  hourCounts: Array.from({ length: 24 }, () => 10),
  spanHours: 1_000,
  activeHours: 900,
  activeHoursOfMember: 40,
};
const PROMPTS = {
  capabilities: [
    { capability: 'coding', share: 0.7 },
    { capability: 'general', share: 0.3 },
  ],
  reasoningShare: 0.25,
  payloads: {
    payloads: 48,
    templateCharacters: 100,
    payloadCharacters: 250,
    onceOnly: 0.98,
    overlap: 0.04,
  },
} as const;

describe('distillationIndicators', () => {
  const found = distillationIndicators(GROUP, {
    ...PROMPTS,
    capabilities: [...PROMPTS.capabilities],
  });
  const of = (name: string) => found.find((row) => row.indicator === name)!;

  it('states each figure in a sentence that holds it', () => {
    expect(of('capability focus').value).toBe(0.7);
    expect(of('capability focus').sentence).toContain('most of them coding (70 %)');
    expect(of('template share').sentence).toBe(
      '90,000 of its 100,000 prompts (90 %) are made from 3 templates that several accounts share.',
    );
    expect(of('payload to template').value).toBe(2.5);
    expect(of('curriculum coverage').value).toBe(0.96);
    expect(of('reasoning elicitation').value).toBe(0.25);
    expect(of('exchanges for each account').value).toBe(1_100);
    expect(of('exchanges for each account and day').value).toBe(22);
    expect(of('round the clock').value).toBe(1);
    expect(of('rotation').sentence).toContain('In 90 % of the 1,000 hours');
    expect(of('rotation').sentence).toContain('a typical account is in 4 %');
    for (const row of found) expect(Indicator.parse(row)).toEqual(row);
  });

  it('cites the published figure that is nearest, with its source, and invents none', () => {
    // 28.8 million exchanges over 25,000 accounts: 1,152 for each.
    expect(of('exchanges for each account').published).toMatchObject({
      campaign: 'Qwen-linked operators',
      figure: 'about 1,152 for each account, from its reported totals (April to June 2026)',
    });
    expect(of('exchanges').published?.campaign).toBe('DeepSeek');
    expect(of('capability focus').published?.campaign).toBe('Qwen-linked operators');
    expect(of('template share').published).toBeNull();
    for (const { published } of found) {
      if (published === null) continue;
      const campaign = PUBLISHED_CAMPAIGNS.find((row) => row.name === published.campaign);
      expect(published.source).toBe(campaign?.source);
    }
  });

  it('leaves out what is not known', () => {
    const names = distillationIndicators(GROUP, null).map((row) => row.indicator);
    expect(names).not.toContain('template share');
    expect(names).toContain('rotation');
    expect(distillationIndicators({ ...GROUP, exchanges: 0 }, null)).toEqual([]);
    const short = distillationIndicators(GROUP, { ...PROMPTS, capabilities: [], payloads: null });
    expect(short.map((row) => row.indicator)).not.toContain('payload to template');
  });

  it('measures evenness: one hour is 0, all hours alike are log2 24', () => {
    expect(entropyBits([0, 7, 0])).toBe(0);
    expect(entropyBits([])).toBe(0);
    expect(entropyBits(GROUP.hourCounts)).toBeCloseTo(Math.log2(24));
  });
});
