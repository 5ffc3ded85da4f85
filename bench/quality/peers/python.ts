import { join } from 'node:path';
import { execa } from 'execa';
import { PACKAGE_ROOT } from '../../../server/packageRoot.js';
import { grid, type Peer, type PeerAnswer, type PeerInput, type Setting } from './peer.js';

/** Runs a peer's script: the request goes in as JSON on standard input, the answers come out so. */
async function ask(
  python: string,
  script: string,
  request: { method: string; input: PeerInput; settings: readonly Setting[] },
): Promise<PeerAnswer[]> {
  const { accounts, files } = request.input;
  const { stdout } = await execa(python, [join(PACKAGE_ROOT, 'bench/quality/peers', script)], {
    input: JSON.stringify({ method: request.method, accounts, files, settings: request.settings }),
    maxBuffer: 1e9,
  });
  const answers = JSON.parse(stdout) as PeerAnswer[];
  if (answers.length !== request.settings.length) {
    throw new Error(
      `${script} gave ${answers.length} answers to ${request.settings.length} settings.`,
    );
  }
  return answers;
}

const HOLDERS_MAX = [null, 200, 60, 20];

/** Peers written in Python; `python` is the interpreter that has them installed. */
export function pythonPeers(python: string): Peer[] {
  const peer = (
    name: string,
    script: string,
    method: string,
    settings: readonly Setting[],
  ): Peer => ({
    name,
    settings,
    cluster: (input, asked) => ask(python, script, { method, input, settings: asked }),
  });
  return [
    peer(
      'Louvain (igraph)',
      'communities.py',
      'louvain',
      grid({ holdersMax: HOLDERS_MAX, resolution: [1, 2, 4, 8, 16, 32, 64, 128] }),
    ),
    peer(
      'Leiden by CPM (igraph)',
      'communities.py',
      'cpm',
      grid({ holdersMax: HOLDERS_MAX, resolution: [0.003, 0.01, 0.03, 0.1, 0.3, 1] }),
    ),
    peer(
      'Label propagation (igraph)',
      'communities.py',
      'label-propagation',
      grid({ holdersMax: [...HOLDERS_MAX, 10] }),
    ),
    peer(
      'Splink',
      'splink_peer.py',
      'splink',
      grid({ holdersMax: [60, 20], probabilityMin: [0.5, 0.9, 0.99, 0.999, 0.9999, 0.99999] }),
    ),
  ];
}
