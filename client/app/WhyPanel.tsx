import type { UseQueryResult } from '@tanstack/react-query';
import type { OperatorDetail } from '../../server/contract/api.js';
import type { Dataset } from '../graph/dataset.js';
import { AccountWhy } from '../panels/AccountWhy.js';
import { DecidePanel } from '../panels/DecidePanel.js';
import { LinkedWhy } from '../panels/LinkedWhy.js';
import { OperatorWhy } from '../panels/OperatorWhy.js';
import { Pending } from '../panels/Pending.js';
import { SelectionPanel } from '../panels/SelectionPanel.js';
import { SignalWhy } from '../panels/SignalWhy.js';
import { PANELS } from '../state/deskState.js';
import { accountRef, idOf, isAccount, isSignal, signalRef } from '../state/nodeRef.js';
import type { Desk } from './useDesk.js';

const PANEL_WORDS = { why: 'Why', decide: 'Decide' } as const;

/** Why, and what is decided: two sheets of the same side. */
export function WhyPanel(props: Props) {
  const { desk, id, dataset } = props;
  const { panel } = desk.state;
  return (
    <>
      <fieldset className="modes sheets">
        <legend className="unseen">Why or decide</legend>
        {PANELS.map((its) => (
          <button
            key={its}
            type="button"
            aria-pressed={panel === its}
            onClick={() => desk.act({ type: 'panel', panel: its })}
          >
            {PANEL_WORDS[its]}
          </button>
        ))}
      </fieldset>
      {panel === 'decide' ? (
        <DecidePanel id={id} desk={desk} dataset={dataset} />
      ) : (
        <Why {...props} />
      )}
    </>
  );
}

interface Props {
  readonly id: string;
  readonly desk: Desk;
  readonly dataset: Dataset | undefined;
  readonly operator: UseQueryResult<OperatorDetail>;
}

/** What is asked about: the selection, or without one the group. */
function Why({ desk, dataset, operator }: Props) {
  const { selected } = desk.state;
  const back = () => desk.act({ type: 'select', nodes: [] });
  const [first, second] = selected;
  if (first === undefined) {
    return operator.data === undefined ? (
      <Pending what="the group" query={operator} />
    ) : (
      <OperatorWhy
        operator={operator.data}
        onSignal={(key) => desk.act({ type: 'select', nodes: [signalRef(key)] })}
      />
    );
  }
  if (second === undefined && isAccount(first))
    return <AccountWhy key={first} id={idOf(first)} onClose={back} />;
  if (second === undefined && isSignal(first)) {
    return (
      <SignalWhy
        id={idOf(first)}
        onClose={back}
        onAccount={(account) => desk.act({ type: 'select', nodes: [accountRef(account)] })}
      />
    );
  }
  if (selected.length === 2 && selected.every(isAccount))
    return <LinkedWhy a={idOf(first)} b={idOf(second!)} onClose={back} />;
  return dataset === undefined ? null : <SelectionPanel desk={desk} dataset={dataset} />;
}
