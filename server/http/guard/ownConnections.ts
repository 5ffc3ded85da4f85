import { readFile } from 'node:fs/promises';
import type { Socket } from 'node:net';

/** Where Linux lists the connections of this machine with the user of each end. */
const TABLES = ['/proc/net/tcp', '/proc/net/tcp6'];
const ROOT = 0;

/** A connection as one of its ends has it. */
export interface Ends {
  readonly localAddress: string;
  readonly localPort: number;
  readonly remoteAddress: string;
  readonly remotePort: number;
}

/** A loopback address as the tables write it: words of 32 bits, each with its bytes turned round. */
function addressHex(address: string): string[] {
  if (address === '::1') return [`${'0'.repeat(24)}01000000`];
  const bytes = address
    .replace(/^::ffff:/i, '')
    .split('.')
    .map(Number);
  const word = [...bytes]
    .reverse()
    .map((byte) => byte.toString(16).toUpperCase().padStart(2, '0'))
    .join('');
  // A program may speak to an address of IPv4 through a socket of IPv6.
  return [word, `0000000000000000FFFF0000${word}`];
}

const endHex = (address: string, port: number): string[] =>
  addressHex(address).map((hex) => `${hex}:${port.toString(16).toUpperCase().padStart(4, '0')}`);

/**
 * Whether the other end of a connection within this machine is somebody else's, by the tables' text.
 * An end that its program has closed already is nobody's any more, and counts as somebody else's: it
 * may have been. False where the tables do not know our own end either: they are of another network,
 * or of a system that keeps none.
 */
export function isOtherUsers(
  tables: string,
  { ours, ends }: { ours: number; ends: Ends },
): boolean {
  const here = endHex(ends.localAddress, ends.localPort);
  const there = endHex(ends.remoteAddress, ends.remotePort);
  let isKnown = false;
  let isOurs = false;
  for (const line of tables.split('\n')) {
    const [, local, remote, , , , , uid, , inode] = line.trim().split(/\s+/);
    if (local === undefined || remote === undefined) continue;
    if (here.includes(local) && there.includes(remote)) isKnown = true;
    if (!there.includes(local) || !here.includes(remote) || inode === '0') continue;
    if (Number(uid) === ours || Number(uid) === ROOT) isOurs = true;
  }
  return isKnown && !isOurs;
}

const looked = new WeakMap<Socket, Promise<boolean>>();

/** Whether a connection comes from another user of this machine; looked up once for each. */
export function isFromOtherUser(socket: Socket): Promise<boolean> {
  const known = looked.get(socket);
  if (known !== undefined) return known;
  const found = lookUp(socket);
  looked.set(socket, found);
  return found;
}

async function lookUp(socket: Socket): Promise<boolean> {
  const { localAddress, localPort, remoteAddress, remotePort } = socket;
  const ours = process.getuid?.();
  if (ours === undefined || localAddress === undefined || remoteAddress === undefined) return false;
  const texts = await Promise.all(TABLES.map((table) => readFile(table, 'utf8').catch(() => '')));
  const ends = { localAddress, localPort: localPort!, remoteAddress, remotePort: remotePort! };
  return isOtherUsers(texts.join('\n'), { ours, ends });
}
