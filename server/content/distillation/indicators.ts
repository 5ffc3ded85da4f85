import { PUBLISHED_CAMPAIGNS, type PublishedCampaign } from '../../contract/campaigns.js';
import type { CapabilityShare, Indicator } from '../../contract/outputs.js';
import type { PayloadFigures } from '../capability/payloadFigures.js';

/** What is counted of a group's exchanges, over all its members. */
export interface GroupFeatures {
  readonly accounts: number;
  readonly exchanges: number;
  /** Days with at least one exchange, added up over the accounts. */
  readonly accountDays: number;
  readonly prompts: number;
  readonly templatePrompts: number;
  readonly templates: number;
  /** Exchanges by hour of the day, UTC. */
  readonly hourCounts: readonly number[];
  /** Hours from the first exchange to the last, and how many of them saw one of the group's. */
  readonly spanHours: number;
  readonly activeHours: number;
  /** Median over the accounts of the hours in which one was active. */
  readonly activeHoursOfMember: number;
}

export interface PromptFeatures {
  readonly capabilities: readonly CapabilityShare[];
  readonly reasoningShare: number;
  readonly payloads: PayloadFigures | null;
}

const number = (value: number): string => Math.round(value).toLocaleString('en-GB');
/** Whole percents; below one a decimal, so that little is told from nothing. */
const percent = (share: number): string =>
  share > 0 && share < 0.01 ? `${(share * 100).toFixed(1)} %` : `${Math.round(share * 100)} %`;
const round = (value: number, digits: number): number => Number(value.toFixed(digits));

/**
 * How a group works, figure by figure, beside what was reported of a known campaign where a like
 * figure was. What is not known is left out. Each describes and none decides: a company's helpdesk
 * uses templates around the clock as well.
 */
export function distillationIndicators(
  group: GroupFeatures,
  prompts: PromptFeatures | null,
): Indicator[] {
  if (group.exchanges === 0) return [];
  return [
    ...(prompts === null ? [] : contentIndicators(group, prompts)),
    ...volumeIndicators(group),
    ...rhythmIndicators(group),
  ];
}

function contentIndicators(group: GroupFeatures, prompts: PromptFeatures): Indicator[] {
  const { payloads, capabilities, reasoningShare } = prompts;
  const templateShare = group.templatePrompts / group.prompts;
  const general = capabilities.find((row) => row.capability === 'general')?.share ?? 0;
  const [first] = capabilities.filter((row) => row.capability !== 'general');
  const like = PUBLISHED_CAMPAIGNS.find(
    (campaign) => first !== undefined && campaign.targets.includes(first.capability),
  );
  const reasoning = PUBLISHED_CAMPAIGNS.find((c) => c.targets.includes('reasoning traces'))!;
  return [
    {
      indicator: 'capability focus',
      value: round(1 - general, 4),
      unit: 'share of prompts',
      sentence:
        first === undefined
          ? 'None of its prompts is after a particular capability.'
          : `${percent(1 - general)} of its prompts are after a particular capability, most of them ${first.capability} (${percent(first.share)}).`,
      published: like === undefined ? null : cite(like, `targets: ${like.targets.join(', ')}`),
    },
    {
      indicator: 'template share',
      value: round(templateShare, 4),
      unit: 'share of prompts',
      sentence: `${number(group.templatePrompts)} of its ${number(group.prompts)} prompts (${percent(templateShare)}) are made from ${group.templates === 1 ? 'one template' : `${number(group.templates)} templates`} that several accounts share.`,
      published: null,
    },
    ...(payloads === null ? [] : payloadIndicators(payloads)),
    {
      indicator: 'reasoning elicitation',
      value: round(reasoningShare, 4),
      unit: 'share of prompts',
      sentence: `${percent(reasoningShare)} of its prompts ask in words for the reasoning to be laid out.`,
      published: cite(reasoning, 'reasoning named among its targets; no share was reported'),
    },
  ];
}

function payloadIndicators(payloads: PayloadFigures): Indicator[] {
  const ratio = payloads.payloadCharacters / Math.max(1, payloads.templateCharacters);
  return [
    {
      indicator: 'payload to template',
      value: round(ratio, 2),
      unit: 'times the length of the template',
      sentence: `Typically ${number(payloads.payloadCharacters)} characters that change stand in ${number(payloads.templateCharacters)} that do not.`,
      published: null,
    },
    {
      indicator: 'curriculum coverage',
      value: round(1 - payloads.overlap, 4),
      unit: 'share of words not in common',
      sentence: `Of ${number(payloads.payloads)} tasks put into its templates ${percent(payloads.onceOnly)} occur once only, and two of one template share ${percent(payloads.overlap)} of their words on average.`,
      published: null,
    },
  ];
}

function volumeIndicators(group: GroupFeatures): Indicator[] {
  const each = group.exchanges / group.accounts;
  const daily = group.exchanges / group.accountDays;
  const size = nearest(group.exchanges, (campaign) => campaign.exchanges)!;
  const perAccount = nearest(each, (c) => (c.accounts === null ? null : c.exchanges / c.accounts))!;
  return [
    {
      indicator: 'exchanges',
      value: group.exchanges,
      unit: 'exchanges',
      sentence: `${number(group.accounts)} accounts made ${number(group.exchanges)} exchanges.`,
      published: cite(size.campaign, `${size.campaign.precision} ${number(size.figure)} exchanges`),
    },
    {
      indicator: 'exchanges for each account',
      value: round(each, 2),
      unit: 'exchanges',
      sentence: `That is ${number(each)} for each account on average.`,
      published: cite(
        perAccount.campaign,
        `about ${number(perAccount.figure)} for each account, from its reported totals`,
      ),
    },
    {
      indicator: 'exchanges for each account and day',
      value: round(daily, 2),
      unit: 'exchanges a day',
      sentence: `On a day on which it is active at all, an account makes ${daily.toFixed(1)} exchanges on average.`,
      published: null,
    },
  ];
}

function rhythmIndicators(group: GroupFeatures): Indicator[] {
  const evenness = entropyBits(group.hourCounts) / Math.log2(24);
  const hours = group.hourCounts.filter((count) => count > 0).length;
  const covered = group.activeHours / group.spanHours;
  const typical = group.activeHoursOfMember / group.spanHours;
  return [
    {
      indicator: 'round the clock',
      value: round(evenness, 4),
      unit: 'evenness over the hours of the day, 0 to 1',
      sentence: `Its exchanges fall into ${hours} of the 24 hours of the day (UTC), with an evenness of ${evenness.toFixed(2)} (1: every hour alike).`,
      published: null,
    },
    {
      indicator: 'rotation',
      value: round(covered, 4),
      unit: 'share of hours',
      sentence: `In ${percent(covered)} of the ${number(group.spanHours)} hours from its first exchange to its last some account of the group is at work; a typical account is in ${percent(typical)}.`,
      published: null,
    },
  ];
}

/** Shannon entropy of counts, in bits; empty counts have none. */
export function entropyBits(counts: readonly number[]): number {
  const total = counts.reduce((a, b) => a + b, 0);
  return counts.reduce(
    (sum, count) => (count === 0 ? sum : sum - (count / total) * Math.log2(count / total)),
    0,
  );
}

const cite = (campaign: PublishedCampaign, figure: string) => ({
  campaign: campaign.name,
  figure: campaign.period === null ? figure : `${figure} (${campaign.period})`,
  source: campaign.source,
});

/** The campaign whose figure is nearest by ratio; those without the figure are passed over. */
function nearest(
  value: number,
  figureOf: (campaign: PublishedCampaign) => number | null,
): { campaign: PublishedCampaign; figure: number } | undefined {
  return PUBLISHED_CAMPAIGNS.flatMap((campaign) => {
    const figure = figureOf(campaign);
    return figure === null ? [] : [{ campaign, figure, apart: Math.abs(Math.log(value / figure)) }];
  }).sort((a, b) => a.apart - b.apart)[0];
}
