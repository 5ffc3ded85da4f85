import { type Aim, toolsFor } from '../../prompts/aims.js';
import {
  copiedTemplate,
  type HarvestTemplate,
  harvestPrompt,
  harvestTemplate,
} from '../../prompts/harvest.js';
import { ordinaryPrompt } from '../../prompts/ordinary.js';
import type { Random } from '../../random.js';
import type { World } from '../../world.js';
import type { Infrastructure } from '../infrastructure.js';
import { ALL_HOURS, HUMAN_HOURS, type Life, OFFICE_HOURS } from '../life.js';
import { COUNTRIES, type Country } from '../places.js';
import type { OperatorStyle } from './style.js';

/** Whom a part of the accounts works for: templates, rhythm and volume of its own. */
export interface Client {
  readonly name: string;
  readonly templates: readonly HarvestTemplate[];
  readonly tools: ReadonlyMap<HarvestTemplate, string>;
  readonly hours: readonly number[];
  readonly weekend: number;
  readonly office: Country;
  readonly jobs?: NonNullable<Life['jobs']>;
  /** Days after a model's release until all of its accounts ask that one. */
  readonly modelDelayDays: number;
  readonly exchangesEach: number;
}

const HOURS = { clock: ALL_HOURS, office: OFFICE_HOURS, human: HUMAN_HOURS } as const;

const drawJobs = ({ random, from, to }: World): NonNullable<Life['jobs']> => ({
  starts: Array.from({ length: random.int(15, 90) }, () => random.between(from, to)),
  share: random.between(0.2, 0.8),
  spreadS: random.between(600, 3 * 3_600),
});

/** A client's work, in words and hours of its own. */
export function drawClient(
  world: World,
  infrastructure: Infrastructure,
  style: OperatorStyle,
  name: string,
  aims: readonly Aim[],
): Client {
  const { random } = world;
  const problems = random.chance(0.35) ? infrastructure.problems : [];
  const templates = Array.from({ length: style.templates }, (_, i): HarvestTemplate => {
    const aim = aims[i % aims.length]!;
    // One at least is its own: an operator wants something.
    if (i > 0 && random.chance(style.copiedTemplates))
      return copiedTemplate(random, aim, random.pick(infrastructure.viral));
    return harvestTemplate(random, aim, { ...style, problems });
  });
  const hours = style.clients > 1 && random.chance(0.5) ? OFFICE_HOURS : HOURS[style.hours];
  return {
    name,
    templates,
    tools: new Map(templates.map((template) => [template, toolsFor(random, template.aim)])),
    hours,
    weekend: hours === OFFICE_HOURS ? 0.05 : hours === HUMAN_HOURS ? 0.5 : 1,
    office: random.pick(COUNTRIES),
    // Some send their work in jobs that all accounts share, some let it trickle.
    ...(hours === ALL_HOURS && random.chance(0.5) ? { jobs: drawJobs(world) } : {}),
    modelDelayDays: random.chance(0.5) ? random.between(0, 1) : random.between(1, 12),
    exchangesEach: style.exchangesEach * (style.clients > 1 ? random.between(0.5, 1.6) : 1),
  };
}

/** What one account sends for a client: a few of its templates, and words like anybody's. */
export function workPrompts(random: Random, style: OperatorStyle, client: Client): Life['prompt'] {
  const favourites = random
    .shuffled(client.templates)
    .slice(0, random.int(1, Math.min(3, client.templates.length)));
  return () => {
    if (!random.chance(style.templateShare)) return { text: ordinaryPrompt(random) };
    const template = random.pick(favourites);
    return { text: harvestPrompt(random, template), tools: client.tools.get(template)! };
  };
}
