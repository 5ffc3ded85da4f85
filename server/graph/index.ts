export { type BipartiteEdges, detectCommunities, type Partition } from './detectCommunities.js';
export { fallbackCommunities } from './fallbackCommunities.js';
export {
  type AccountNodeRow,
  type CaseLoad,
  type Conclusions,
  GraphDatabase,
  type SignalNodeRow,
  type UsedRow,
} from './graphDatabase.js';
export { openGraph } from './openGraph.js';
export { type Check, checkPrerequisites } from './prerequisites.js';
export { stopEmbeddedServers } from './startedServers.js';
