export { type BipartiteEdges, detectCommunities, type Partition } from './detectCommunities.js';
export { fallbackCommunities } from './fallbackCommunities.js';
export { GraphDatabase } from './graphDatabase.js';
export type {
  AccountNodeRow,
  CaseLoad,
  Conclusions,
  SignalNodeRow,
  UsedRow,
} from './graphRows.js';
export { openGraph } from './openGraph.js';
export { type Check, checkPrerequisites } from './prerequisites.js';
export { stopEmbeddedServers } from './startedServers.js';
