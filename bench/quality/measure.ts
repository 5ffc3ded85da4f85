import type { Progress } from '../../server/contract/progress.js';
import type { GraphDatabase } from '../../server/graph/index.js';
import { bestChoice, type Trial, tryAll } from './choose.js';
import type { Peer } from './peers/index.js';
import type { BenchResults, Contestant } from './results.js';
import { attributedClusters, scoreWorld, type WorldScore } from './score.js';
import { type BenchWorld, withWorld } from './worlds.js';

/** Far from any seed a person asks for, so that no fit world is measured. */
const FIT_SEED_OFFSET = 1_000_000;

export interface MeasureOptions {
  readonly graph: GraphDatabase;
  /** For the worlds, which are removed one by one. */
  readonly folder: string;
  readonly peers: readonly Peer[];
  readonly scenarios: readonly string[];
  readonly worlds: number;
  readonly fit: number;
  readonly seed: number;
  readonly progress: Progress;
}

interface WorldName {
  readonly scenario: string;
  readonly seed: number;
}

/** Chooses each peer's best setting on the fit worlds, then measures everybody on the others. */
export async function measure(
  o: MeasureOptions,
): Promise<Pick<BenchResults, 'fitWorlds' | 'measuredWorlds' | 'contestants'>> {
  const named = (count: number, from: number): WorldName[] =>
    Array.from({ length: count }, (_, i) => ({
      scenario: o.scenarios[i % o.scenarios.length]!,
      seed: from + i,
    }));
  const fitWorlds = named(o.fit, o.seed + FIT_SEED_OFFSET);
  const measuredWorlds = named(o.worlds, o.seed);
  const choices = await chooseSettings(o, fitWorlds);
  const contestants = await measureAll(o, measuredWorlds, choices);
  const text = ({ scenario, seed }: WorldName) => `${scenario} ${seed}`;
  return {
    fitWorlds: fitWorlds.map(text),
    measuredWorlds: measuredWorlds.map(text),
    contestants,
  };
}

type Choices = ReadonlyMap<Peer, NonNullable<Contestant['choice']>>;

async function chooseSettings(o: MeasureOptions, worlds: readonly WorldName[]): Promise<Choices> {
  const trials = new Map<Peer, Trial[]>(o.peers.map((peer) => [peer, []]));
  for (const name of worlds) {
    await inWorld(o, name, 'fit', async (world) => {
      for (const peer of o.peers) trials.get(peer)!.push(...(await tryAll(peer, world)));
    });
  }
  return new Map([...trials].map(([peer, tried]) => [peer, bestChoice(tried)]));
}

async function measureAll(
  o: MeasureOptions,
  worlds: readonly WorldName[],
  choices: Choices,
): Promise<Contestant[]> {
  const ours: WorldScore[] = [];
  const theirs = new Map<Peer, WorldScore[]>(o.peers.map((peer) => [peer, []]));
  for (const name of worlds) {
    await inWorld(o, name, 'measured', async (world) => {
      ours.push(scoreWorld(world, world.ours, world.oursSeconds));
      for (const [peer, scores] of theirs) {
        const { setting, sizeMin } = choices.get(peer)!;
        const [answer] = await peer.cluster(world.input, [setting]);
        const attributed = attributedClusters(answer!.clusters, sizeMin);
        scores.push(scoreWorld(world, attributed, answer!.seconds));
      }
    });
  }
  return [
    { name: 'Throughline', choice: null, worlds: ours },
    ...[...theirs].map(([peer, scores]) => ({
      name: peer.name,
      choice: choices.get(peer)!,
      worlds: scores,
    })),
  ];
}

async function inWorld(
  { folder, graph, progress }: MeasureOptions,
  name: WorldName,
  purpose: string,
  use: (world: BenchWorld) => Promise<void>,
): Promise<void> {
  const start = performance.now();
  await withWorld({ folder, graph, ...name }, use);
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  progress.message(`${purpose}: ${name.scenario} ${name.seed}, ${seconds} s`);
}
