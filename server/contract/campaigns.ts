import type { Capability } from './families.js';

/**
 * Campaigns of distillation as the press reported them from company statements: reported, not
 * audited. Facts only; `null` where none was reported.
 */
export interface PublishedCampaign {
  readonly name: string;
  readonly accounts: number | null;
  readonly exchanges: number;
  /** The word that the report puts before its figures. */
  readonly precision: string;
  readonly period: string | null;
  readonly targets: readonly Capability[];
  readonly source: string;
}

const POST = 'company post of 23 February 2026 as reported by the press';

export const PUBLISHED_CAMPAIGNS: readonly PublishedCampaign[] = [
  {
    name: 'Qwen-linked operators',
    accounts: 25_000,
    exchanges: 28_800_000,
    precision: 'approximately',
    period: 'April to June 2026',
    targets: ['coding', 'agentic tool use'],
    source:
      'letter to U.S. senators and White House officials, reported by Bloomberg and PYMNTS, June 2026',
  },
  {
    name: 'DeepSeek, Moonshot AI and MiniMax together',
    accounts: 24_000,
    exchanges: 16_000_000,
    precision: 'about',
    period: null,
    targets: [],
    source: POST,
  },
  {
    name: 'MiniMax',
    accounts: null,
    exchanges: 13_000_000,
    precision: 'over',
    period: null,
    targets: ['coding', 'agentic tool use'],
    source: POST,
  },
  {
    name: 'Moonshot AI',
    accounts: null,
    exchanges: 3_400_000,
    precision: 'over',
    period: null,
    targets: ['agentic tool use', 'coding', 'computer use', 'vision'],
    source: POST,
  },
  {
    name: 'DeepSeek',
    accounts: null,
    exchanges: 150_000,
    precision: 'over',
    period: null,
    targets: ['reasoning traces', 'grading and reward', 'censorship-safe rewriting'],
    source: POST,
  },
];
