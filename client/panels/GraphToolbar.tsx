import {
  BoxSelect,
  Contrast,
  EyeOff,
  Focus,
  Lasso,
  type LucideIcon,
  Maximize,
  Minimize2,
  Network,
  RotateCcw,
  Route,
  Share2,
  Sparkles,
  UnfoldHorizontal,
} from 'lucide-react';
import type { DeskState } from '../state/deskState.js';
import { type Command, SHORTCUTS } from '../state/keys.js';
import { isAccount, isSignal } from '../state/nodeRef.js';
import type { Tool } from './tool.js';

type Need = (state: DeskState) => boolean;
const any: Need = ({ selected }) => selected.length > 0;
const always: Need = () => true;
const oneNode: Need = ({ selected }) =>
  selected.length === 1 && (isAccount(selected[0]!) || isSignal(selected[0]!));
const twoAccounts: Need = ({ selected }) => selected.filter(isAccount).length === 2;
const values: Need = ({ selected }) => selected.some(isSignal);

const TOOLS: readonly (readonly [Command, string, LucideIcon, Need])[] = [
  ['box', 'Box', BoxSelect, always],
  ['lasso', 'Lasso', Lasso, always],
  ['invert', 'Invert', Contrast, always],
  ['related', 'Related', Share2, any],
  ['expand', 'Expand', UnfoldHorizontal, oneNode],
  ['collapse', 'Collapse', Minimize2, oneNode],
  ['hide', 'Hide', EyeOff, any],
  ['hide others', 'Hide others', Focus, any],
  ['show all', 'Show all', RotateCcw, always],
  ['group', 'Group', Network, values],
  ['why linked', 'Why linked', Route, twoAccounts],
  ['tidy', 'Tidy', Sparkles, always],
  ['fit', 'Fit', Maximize, always],
];

const keysFor = (command: Command): string =>
  SHORTCUTS.find((shortcut) => shortcut.command === command)?.keys ?? '';

/** What can be done to the graph, in sight, with its keys. */
export function GraphToolbar({
  state,
  tool,
  onCommand,
}: {
  readonly state: DeskState;
  readonly tool: Tool;
  readonly onCommand: (command: Command) => void;
}) {
  return (
    <div className="toolbar" role="toolbar" aria-label="Acts on the graph">
      {TOOLS.map(([command, label, Icon, need]) => (
        <button
          key={command}
          type="button"
          disabled={!need(state)}
          aria-pressed={command === 'box' || command === 'lasso' ? tool === command : undefined}
          aria-label={label}
          title={`${label} (${keysFor(command)})`}
          onClick={() => onCommand(command)}
        >
          <Icon size={15} aria-hidden="true" />
        </button>
      ))}
    </div>
  );
}
