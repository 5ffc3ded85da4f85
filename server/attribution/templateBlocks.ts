import { type Evidence, holdersOf, signalsOf } from './evidence.js';
import { countGroup, type GroupCounts } from './groupCounts.js';
import { hasOwnTemplate } from './ownTemplate.js';

/** So many blocks are no handful of firms. */
const BLOCKS_MIN = 5;
/** None of the blocks is the group by itself. */
const BLOCK_SHARE_MAX = 0.5;
/** So much of the group is in blocks: users of a published prompt are mostly single people. */
const COVERED_MIN = 0.8;
/** A block has a home where so many of its accounts are at an address or a mail domain of its own. */
const HOME_SHARE_MIN = 0.5;
/** No more blocks than such a share have a home; firms and households do. */
const HOMES_MAX = 0.2;
/** What a firm or a household has and a block of accounts need not. */
const HOMES: ReadonlySet<string> = new Set([
  'address',
  'slash24',
  'slash48',
  'slash64',
  'email_domain',
  'org',
]);

/** Accounts of a group that hang together by what else they share. */
type Part = readonly number[] | Int32Array;

/**
 * Whether a group is one template's blocks: nearly all members and hardly anybody else use a template,
 * and nearly everyone of them shares a card or a device with a few others, in many blocks of which
 * hardly any has a range or a mail domain of its own. Strangers who got hold of one prompt would be
 * mostly single people, and firms who got hold of it at home somewhere; so that one family, the
 * template, is no mere bridge between the blocks.
 */
export function areTemplateBlocks(
  evidence: Evidence,
  counts: GroupCounts,
  parts: readonly Part[],
): boolean {
  const size = counts.members.size;
  const blocks = parts.filter((part) => part.length > 1);
  const covered = blocks.reduce((sum, block) => sum + block.length, 0);
  const isMany = blocks.length >= BLOCKS_MIN && covered >= COVERED_MIN * size;
  if (!isMany || blocks.some((block) => block.length > BLOCK_SHARE_MAX * size)) return false;
  if (!hasOwnTemplate(evidence, counts)) return false;
  const homes = blocks.filter((block) => hasHome(evidence, block)).length;
  return homes <= HOMES_MAX * blocks.length;
}

/**
 * The blocks of one template, those apart that have one of their own as well: they copied the first,
 * or buy their tasks where the others do.
 * @param standing from so many accounts on a block may be a hand of its own
 */
export function handsOfBlocks(
  evidence: Evidence,
  parts: readonly Part[],
  standing: number,
): Int32Array[] {
  const isHand = (part: Part): boolean =>
    part.length >= standing && hasOwnTemplate(evidence, countGroup(evidence, new Set(part)));
  const rest = parts.filter((part) => !isHand(part)).flatMap((part) => [...part]);
  const hands = parts.filter(isHand).map((part) => Int32Array.from(part));
  return rest.length === 0 ? hands : [...hands, Int32Array.from(rest).sort()];
}

/** Whether half of a block is in one place, and half of who is there in the block. */
function hasHome(evidence: Evidence, block: Part): boolean {
  const inside = new Map<number, number>();
  for (const account of block)
    for (const signal of signalsOf(evidence, account))
      if (HOMES.has(evidence.kinds[signal]!)) inside.set(signal, (inside.get(signal) ?? 0) + 1);
  return [...inside].some(
    ([signal, count]) =>
      count > 1 &&
      count >= HOME_SHARE_MIN * block.length &&
      count >= HOME_SHARE_MIN * holdersOf(evidence, signal).length,
  );
}
