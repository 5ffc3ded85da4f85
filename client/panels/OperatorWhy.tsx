import { useQuery } from '@tanstack/react-query';
import type { OperatorDetail } from '../../server/contract/api.js';
import { KINDS, type Kind } from '../../server/contract/kinds.js';
import type { HypothesisScore } from '../../server/contract/outputs.js';
import { visibleLine } from '../../server/contract/visibleText.js';
import { queries } from '../api/queries.js';
import { FAMILY_COLOURS } from '../graph/families.js';
import { bits, day, exact, probability, shorten } from '../state/format.js';
import { VERDICT_WORDS } from '../state/ranking.js';
import { ClientCells } from './ClientCells.js';
import { FamilyMark } from './FamilyMark.js';
import { Statements } from './Statements.js';

const CLAIMS = {
  operator: 'One hand runs these accounts. Whose hand it is, the logs do not say.',
  'not-established': 'These accounts are linked. That one hand runs them is not established.',
  'shared-benign': 'These accounts share something innocent. Nobody here is accused.',
} as const;

export const labelOf = (kind: string): string => (kind in KINDS ? KINDS[kind as Kind].label : kind);

/** What is claimed, one thing at a time: each needs more than the one before. */
function ThreeClaims({ operator }: { readonly operator: OperatorDetail }) {
  const file = useQuery(queries.caseFile(operator.operator_id));
  const name = file.data?.name ?? null;
  return (
    <ol className="claims">
      <li>
        <b>These accounts are linked.</b> {operator.families.length} families of signals tie them to
        each other.
      </li>
      <li>
        <b>One hand runs them.</b>{' '}
        {operator.verdict === 'operator'
          ? `Held with a probability of ${probability(operator.confidence)}.`
          : operator.verdict === 'not-established'
            ? 'Not established.'
            : 'Not claimed: an innocent explanation is better.'}
      </li>
      <li>
        <b>That hand is a named party.</b>{' '}
        {name === null
          ? 'Not claimed: logs name nobody.'
          : `“${name.name}”, as a person stated. Source: ${name.source}.`}
      </li>
    </ol>
  );
}

/** The best explanation and its runner-up on the same facts. */
function SideBySide({
  leading,
  runnerUp,
}: {
  readonly leading: HypothesisScore;
  readonly runnerUp: HypothesisScore;
}) {
  const other = new Map(runnerUp.facts.map(({ fact, bits: weight }) => [fact, weight]));
  return (
    <>
      <h3>On the same facts, in bits</h3>
      <table className="side">
        <thead>
          <tr>
            <th scope="col">fact</th>
            <th scope="col">{leading.label}</th>
            <th scope="col">{runnerUp.label}</th>
          </tr>
        </thead>
        <tbody>
          {leading.facts.map(({ fact, bits: weight }) => (
            <tr key={fact}>
              <td>{fact}</td>
              <td className="figure">{bits(weight)}</td>
              <td className="figure">{other.has(fact) ? bits(other.get(fact)!) : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** Why a group is held to be what it is, and what speaks against it. */
export function OperatorWhy({
  operator,
  onSignal,
}: {
  readonly operator: OperatorDetail;
  readonly onSignal: (key: string) => void;
}) {
  const [leading, runnerUp] = operator.hypotheses;
  const strongest = Math.max(1, ...operator.families.map((f) => f.bits));
  return (
    <>
      <header>
        <h2>{operator.operator_id}</h2>
        <p className={`verdict ${operator.verdict}`}>{VERDICT_WORDS[operator.verdict]}</p>
        <p>{CLAIMS[operator.verdict]}</p>
      </header>
      <ThreeClaims operator={operator} />
      <dl className="figures">
        <div>
          <dt>one hand</dt>
          <dd>{probability(operator.confidence)}</dd>
        </div>
        <div>
          <dt>accounts</dt>
          <dd>{exact(operator.accounts)}</dd>
        </div>
        <div>
          <dt>to review</dt>
          <dd>{exact(operator.review_accounts)}</dd>
        </div>
        <div>
          <dt>exchanges</dt>
          <dd>{exact(operator.exchanges)}</dd>
        </div>
      </dl>
      <p className="quiet">
        {day(operator.first_seen)} – {day(operator.last_seen)} UTC
        {operator.stability !== null &&
          ` · held together by ${Math.round(100 * operator.stability)} % of partitions of its size`}
      </p>
      <Statements statements={operator.statements} />
      <h3>What holds it together</h3>
      <table className="families">
        <caption className="unseen">Mean bits that each family gives a member</caption>
        <tbody>
          {[...operator.families]
            .sort((a, b) => b.bits - a.bits)
            .map(({ family, bits: mean }) => (
              <tr key={family}>
                <th scope="row">{family}</th>
                <td className="bar">
                  <i
                    style={{
                      left: 0,
                      width: `${(100 * mean) / strongest}%`,
                      background: FAMILY_COLOURS[family],
                    }}
                  />
                </td>
                <td className="figure">{bits(mean)}</td>
              </tr>
            ))}
        </tbody>
      </table>
      <ul className="sentences">
        {operator.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <ClientCells operator={operator} />
      <h3>Explanations that compete</h3>
      <table className="hypotheses">
        <tbody>
          {operator.hypotheses.map((h) => (
            <tr
              key={h.hypothesis}
              className={h === leading ? 'leading' : h === runnerUp ? 'runner-up' : ''}
            >
              <th scope="row">
                {h.label}
                {h === runnerUp && <small> runner-up</small>}
              </th>
              <td className="bar">
                <i
                  style={{ left: 0, width: `${100 * h.posterior}%`, background: 'var(--quiet)' }}
                />
              </td>
              <td className="figure">{probability(h.posterior)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {leading !== undefined && runnerUp !== undefined && (
        <SideBySide leading={leading} runnerUp={runnerUp} />
      )}
      {operator.counter_reasons.length > 0 && (
        <>
          <h3>What speaks against one hand</h3>
          <ul className="sentences">
            {operator.counter_reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </>
      )}
      <h3>Shared values</h3>
      <table className="values">
        <thead>
          <tr>
            <th scope="col">value</th>
            <th scope="col">inside</th>
            <th scope="col">outside</th>
          </tr>
        </thead>
        <tbody>
          {operator.top_signals.map((signal) => (
            <tr key={signal.key}>
              <td>
                <button
                  type="button"
                  className="link"
                  onClick={() => onSignal(signal.key)}
                  title={visibleLine(signal.value)}
                >
                  <FamilyMark family={signal.family} />
                  {shorten(signal.value, 34)}
                </button>
                <small>{labelOf(signal.kind)}</small>
              </td>
              <td className="figure">{exact(signal.holders_inside)}</td>
              <td className="figure">{exact(signal.holders_outside)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
