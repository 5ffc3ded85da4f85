import { pairsOfTwoFamilies, sameCardOrDevice } from './fixedRules.js';
import { gdsLeiden, gdsLeidenDefault, gdsWcc } from './gds.js';
import type { Peer } from './peer.js';
import { pythonPeers } from './python.js';

export type { Peer, PeerInput, Setting } from './peer.js';

/** Peers that need no more than Throughline itself. */
export const NODE_PEERS: readonly Peer[] = [
  gdsLeidenDefault,
  gdsLeiden,
  gdsWcc,
  sameCardOrDevice,
  pairsOfTwoFamilies,
];

export const allPeers = (python: string): readonly Peer[] => [
  ...NODE_PEERS,
  ...pythonPeers(python),
];
