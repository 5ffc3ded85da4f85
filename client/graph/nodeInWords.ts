import { visibleLine } from '../../server/contract/visibleText.js';
import { idOf, isCell, type NodeRef } from '../state/nodeRef.js';
import { cellName } from './cellName.js';
import type { Dataset } from './dataset.js';
import { neighboursOf } from './selection.js';
import type { Visible } from './visible.js';

/** A node in words, for those who hear the page. */
export function nodeInWords(dataset: Dataset, visible: Visible, node: NodeRef): string {
  const near = neighboursOf(dataset, visible, [node]).size;
  const account = dataset.accounts.get(node);
  if (account !== undefined)
    return `Account ${visibleLine(account.id)}, ${account.status}, ${near} values shown`;
  const signal = dataset.signals.get(node);
  if (signal !== undefined)
    return `${signal.family}: ${visibleLine(signal.value)}, ${signal.holders_inside} accounts inside, ${signal.holders_outside} outside`;
  const cell = isCell(node) ? dataset.cells.get(node) : undefined;
  return cell === undefined
    ? idOf(node)
    : `Cell of ${cell.accounts} accounts: ${cellName(cell.value, 120, dataset.cells.size === 1)}`;
}
