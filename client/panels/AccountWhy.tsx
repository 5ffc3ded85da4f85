import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AccountDetail, AccountSignal, LogRow } from '../../server/contract/api.js';
import { visibleLine, visibleText } from '../../server/contract/visibleText.js';
import { queries } from '../api/queries.js';
import { bits, exact, shorten } from '../state/format.js';
import { Covered } from './Covered.js';
import { FamilyMark } from './FamilyMark.js';
import { labelOf } from './OperatorWhy.js';
import { Pending } from './Pending.js';
import { Waterfall } from './Waterfall.js';

/** Why an account is where it is: evidence for and against, its signals, the log rows behind each. */
export function AccountWhy({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const account = useQuery(queries.account(id));
  const [open, setOpen] = useState<string | null>(null);
  if (account.data === undefined)
    return <Pending what={`account ${shorten(id, 60)}`} query={account} />;
  const { attributes, attribution, signals, waterfall, sentences } = account.data;
  return (
    <>
      <header>
        <h2>{visibleLine(id)}</h2>
        <button type="button" onClick={onClose}>
          Back to the group
        </button>
      </header>
      <ul className="sentences">
        {sentences.map((sentence) => (
          <li key={sentence}>{visibleLine(sentence)}</li>
        ))}
      </ul>
      {waterfall.length > 0 && (
        <>
          <h3>Evidence in bits</h3>
          <Waterfall steps={waterfall} total={attribution?.bits ?? null} />
        </>
      )}
      {attribution !== null && <WithoutEachFamily waterfall={waterfall} total={attribution.bits} />}
      <h3>Its shared signals, and the log rows behind them</h3>
      <ul className="signals">
        {signals.map((signal) => (
          <li key={signal.key}>
            <SignalLine
              signal={signal}
              open={open === signal.key}
              onToggle={() => setOpen(open === signal.key ? null : signal.key)}
            />
            {open === signal.key && <Rows account={id} signal={signal.key} />}
          </li>
        ))}
        {signals.length === 0 && (
          <li className="quiet">It shares no value with any other account.</li>
        )}
      </ul>
      <h3>As it signed up</h3>
      <dl className="columns">
        {Object.entries(attributes)
          .filter(([, value]) => value !== null)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{visibleText(value!)}</dd>
            </div>
          ))}
      </dl>
    </>
  );
}

/** The answer with each family left out: what would be left if that evidence fell. */
function WithoutEachFamily({
  waterfall,
  total,
}: {
  readonly waterfall: AccountDetail['waterfall'];
  readonly total: number;
}) {
  const families = waterfall.filter((step) => step.family !== null && step.bits > 0);
  if (families.length === 0) return null;
  return (
    <>
      <h3>If one family fell away</h3>
      <table className="without">
        <tbody>
          {families.map((step) => {
            const left = total - step.bits;
            const witnesses = families.length - 1;
            return (
              <tr key={step.label}>
                <th scope="row">without {step.family}</th>
                <td className="figure">{bits(left)}</td>
                <td>
                  {left < 0 || witnesses < 2
                    ? `would not stand (${witnesses === 1 ? 'one family' : `${witnesses} families`} left)`
                    : `stands on ${witnesses} families`}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}

function SignalLine({
  signal,
  open,
  onToggle,
}: {
  readonly signal: AccountSignal;
  readonly open: boolean;
  readonly onToggle: () => void;
}) {
  return (
    <button
      type="button"
      className={`signal ${signal.counts ? 'counts' : ''}`}
      aria-expanded={open}
      onClick={onToggle}
    >
      <FamilyMark family={signal.family} />
      <span>
        {labelOf(signal.kind)}
        <small title={visibleLine(signal.value)}>{shorten(signal.value, 44)}</small>
      </span>
      <span className="figure">
        {signal.counts ? bits(signal.bits) : ''}
        <small>
          {exact(signal.holders_inside)} in · {exact(signal.holders_outside)} out
        </small>
      </span>
    </button>
  );
}

function Rows({ account, signal }: { readonly account: string; readonly signal: string }) {
  const rows = useQuery(queries.rows(account, signal));
  if (rows.data === undefined) return <Pending what="log rows" query={rows} />;
  return (
    <div className="rows">
      <p className="quiet">
        {rows.data.rows.length === rows.data.total
          ? `${exact(rows.data.total)} log rows`
          : `the first ${exact(rows.data.rows.length)} of ${exact(rows.data.total)} log rows`}
      </p>
      {rows.data.rows.map((row) => (
        <Row key={`${row.file} ${row.row}`} account={account} row={row} />
      ))}
    </div>
  );
}

function Row({ account, row }: { readonly account: string; readonly row: LogRow }) {
  return (
    <article className="row">
      <h4>
        {row.file} row {exact(row.row)}
        <small title={`SHA-256 of the file: ${row.sha256}`}>{row.sha256.slice(0, 12)}…</small>
      </h4>
      <dl className="columns">
        {Object.entries(row.covered).map(([name, length]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Covered
                length={length}
                what={{
                  account_id: account,
                  table: row.table,
                  file: row.file,
                  row: row.row,
                  column: name,
                }}
              />
            </dd>
          </div>
        ))}
        {Object.entries(row.columns)
          .filter(([, value]) => value !== null)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{visibleText(value!)}</dd>
            </div>
          ))}
      </dl>
    </article>
  );
}
