import type { MemoryBudget } from '../machine.js';

/** What a stage can run short of. */
export const RESOURCES = ['memory', 'Java heap', 'JavaScript heap', 'disk'] as const;
export type Resource = (typeof RESOURCES)[number];
/** Bytes of each; what is left out is none. */
export type Bytes = Readonly<Partial<Record<Resource, number>>>;

/** Stages that are judged before they begin. */
export type JudgedStage = 'content' | 'signals' | 'load' | 'communities' | 'attribution';

/** What is known of a case's size: accounts and prompts after ingest, signals and uses after signals. */
export interface CaseSize {
  readonly accounts: number;
  readonly exchanges: number;
  readonly promptBytes: number;
  readonly signals: number;
  readonly uses: number;
}

/** What the stages have to share. */
export interface Room {
  readonly has: Readonly<Record<Resource, number>>;
  readonly budget: MemoryBudget;
  readonly threads: number;
  /** The database runs on this machine. */
  readonly isEmbedded: boolean;
}

const MIB = 1024 ** 2;
const GIB = 1024 ** 3;

/**
 * Bytes by unit. “Measured”: at 103,290 accounts, 3,936,812 exchanges and 1,012,934 uses by
 * `npm run bench` (`needs` in its JSON), and rounded up, as other cases are shaped otherwise.
 * “Bound”: as the program limits itself (docs/scale.md).
 */
const PER = {
  /** Measured 363 MiB: the program and its libraries when a stage is over. */
  program: 512 * MIB,
  /** Bound: the sketch of one thread, and the sum of all threads' sketches. */
  sketchMax: GIB,
  /** Bound: forty fingerprints, eight slots each, four slots a byte, up to the next power of two. */
  sketchOfPrompt: 160,
  /** Bound: prompts of one account that are sketched. */
  sketchedOfAccount: 64,
  /** Measured: what else a thread of the content stage holds, its DuckDB with it. */
  contentThread: 256 * MIB,
  /** Bound: six million fragments at a time, with the prompts that each keeps. */
  postings: 512 * MIB,
  /** Bound: four bytes for two of seventeen places of every prompt. Measured 0.11: few are sketched. */
  contentDiskOfByte: 0.5,
  /** Measured 185: what is sorted and grouped; beyond DuckDB's limit it lies on disk. */
  signalsOfExchange: 300,
  /** Measured 5: the files of signals, uses and features. */
  signalsDiskOfExchange: 10,
  /** Measured 75: CSV files on the way into a store. */
  csvOfUse: 100,
  /** Measured 190: Neo4j's store with indexes. */
  storeOfUse: 250,
  /** Measured 258 MiB: the log of transactions, laid out in full for each of two databases. */
  storeLeast: 600 * MIB,
  /**
   * One projection, 38 by `gds.graph.project.estimate`, and two views side by side, each 86 by
   * `gds.leiden.stream.estimate` (GDS 2.13.9, 100 million relationships of 15 million nodes).
   */
  graphOfUse: 38 + 2 * 86,
  /** What Neo4j itself takes of its heap, as its settings ask for 256 MiB at least. */
  javaLeast: 512 * MIB,
  /**
   * Measured: 484 of evidence alive, 4,100 with all that nobody had collected yet. What attribution
   * keeps alive lies between.
   */
  objectsOfAccount: 2_000,
  objectsOfUse: 50,
  /** Who uses what, both ways and while it is turned round, as typed arrays. */
  arraysOfUse: 32,
  /** Eight partitions of four bytes, and what is counted of an account. */
  arraysOfAccount: 64,
  /** Measured 150 MiB: what else lies on the JavaScript heap. */
  javaScriptLeast: 160 * MIB,
} as const;

/** What a stage takes at most, about, of a case of this size. */
export function needsOf(stage: JudgedStage, size: CaseSize, room: Room): Bytes {
  return NEEDS[stage](size, room);
}

const java = ({ budget, isEmbedded }: Room): number =>
  isEmbedded ? budget.javaHeap + budget.javaPageCache : 0;
const objects = ({ accounts, uses }: CaseSize): number =>
  PER.javaScriptLeast + PER.objectsOfAccount * accounts + PER.objectsOfUse * uses;
const arrays = ({ accounts, uses }: CaseSize): number =>
  PER.arraysOfAccount * accounts + PER.arraysOfUse * uses;

const NEEDS: Readonly<Record<JudgedStage, (size: CaseSize, room: Room) => Bytes>> = {
  content: ({ accounts, exchanges, promptBytes }, { threads }) => {
    const sketched = Math.min(exchanges, accounts * PER.sketchedOfAccount);
    const sketch = Math.min(PER.sketchMax, PER.sketchOfPrompt * sketched);
    return {
      memory: PER.program + threads * (sketch + PER.contentThread) + sketch + PER.postings,
      disk: PER.contentDiskOfByte * promptBytes,
    };
  },
  signals: ({ exchanges }, { budget }) => {
    const worked = PER.signalsOfExchange * exchanges;
    return {
      memory: PER.program + Math.min(worked, budget.duckDb),
      disk: PER.signalsDiskOfExchange * exchanges + Math.max(0, worked - budget.duckDb),
    };
  },
  load: ({ uses }, room) => ({
    memory: PER.program + java(room),
    disk: PER.csvOfUse * uses + (room.isEmbedded ? PER.storeLeast + PER.storeOfUse * uses : 0),
  }),
  communities: (size, room) => ({
    memory: PER.program + java(room) + objects(size) + arrays(size),
    'JavaScript heap': objects(size),
    ...(room.isEmbedded && { 'Java heap': PER.javaLeast + PER.graphOfUse * size.uses }),
  }),
  attribution: (size, room) => ({
    memory: PER.program + java(room) + objects(size) + arrays(size),
    'JavaScript heap': objects(size),
  }),
};

/** Of what there is not enough, each with what it takes and what there is; empty where a stage fits. */
export function shortOf(
  needs: Bytes,
  has: Room['has'],
): { resource: Resource; needs: number; has: number }[] {
  return RESOURCES.flatMap((resource) => {
    const bytes = needs[resource] ?? 0;
    return bytes > has[resource] ? [{ resource, needs: bytes, has: has[resource] }] : [];
  });
}
