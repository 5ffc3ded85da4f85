import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AccountSignal, LogRow } from '../../server/contract/api.js';
import { queries } from '../api/queries.js';
import { FAMILY_COLOURS } from '../graph/families.js';
import { bits, exact, shorten } from '../state/format.js';
import { labelOf } from './OperatorWhy.js';
import { Pending } from './Pending.js';
import { Waterfall } from './Waterfall.js';

/** Columns whose text is somebody's own words: covered until one asks to see it. */
const COVERED = new Set(['prompt']);

/** Why an account is where it is: evidence for and against, its signals, the log rows behind each. */
export function AccountWhy({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const account = useQuery(queries.account(id));
  const [open, setOpen] = useState<string | null>(null);
  if (account.data === undefined) return <Pending what={`account ${id}`} query={account} />;
  const { attributes, attribution, signals, waterfall, sentences } = account.data;
  return (
    <>
      <header>
        <h2>{id}</h2>
        <button type="button" onClick={onClose}>
          Back to the group
        </button>
      </header>
      <ul className="sentences">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {waterfall.length > 0 && (
        <>
          <h3>Evidence in bits</h3>
          <Waterfall steps={waterfall} total={attribution?.bits ?? null} />
        </>
      )}
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
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
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
      <i style={{ background: FAMILY_COLOURS[signal.family] }} />
      <span>
        {labelOf(signal.kind)}
        <small title={signal.value}>{shorten(signal.value, 44)}</small>
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
        <Row key={`${row.file} ${row.row}`} row={row} />
      ))}
    </div>
  );
}

function Row({ row }: { readonly row: LogRow }) {
  const [shown, setShown] = useState(false);
  return (
    <article className="row">
      <h4>
        {row.file} row {exact(row.row)}
        <small title={`SHA-256 of the file: ${row.sha256}`}>{row.sha256.slice(0, 12)}…</small>
      </h4>
      <dl className="columns">
        {Object.entries(row.columns)
          .filter(([, value]) => value !== null)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                {COVERED.has(name) && !shown ? (
                  <button type="button" className="link" onClick={() => setShown(true)}>
                    {exact(value!.length)} characters, covered — show
                  </button>
                ) : (
                  value
                )}
              </dd>
            </div>
          ))}
      </dl>
    </article>
  );
}
