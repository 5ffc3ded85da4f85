import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { SearchHit } from '../../server/contract/api.js';
import { queries } from '../api/queries.js';
import { wordsOf } from '../api/wordsOf.js';
import { News } from '../panels/News.js';
import { day, shorten } from '../state/format.js';
import { SignedInAs } from './SignedIn.js';
import { useDensity } from './useDensity.js';
import { useListing } from './useListing.js';
import { isTyping } from './usePageKeys.js';
import type { Theme } from './useTheme.js';

export function Header({ theme }: { readonly theme: Theme }) {
  const density = useDensity();
  const run = useQuery(queries.run());
  const { keep } = useListing();
  return (
    <header className="top">
      <Link to="/" className="brand">
        Throughline
      </Link>
      {run.data !== undefined && (
        <span className="run">
          case <b>{run.data.case_name}</b> · run {day(run.data.started_at)}{' '}
          <small
            title={`${run.data.engine.database}; communities by ${run.data.engine.communities}`}
          >
            {run.data.run_id}
          </small>
        </span>
      )}
      <Link to={keep('/runs')} className="quiet">
        Compare runs
      </Link>
      <News />
      <SignedInAs />
      <Search />
      <button
        type="button"
        onClick={density.toggle}
        aria-label={`Set lists and tables ${density.chosen === 'compact' ? 'roomier' : 'more closely'}`}
      >
        {density.chosen === 'compact' ? 'Roomy' : 'Compact'}
      </button>
      <button
        type="button"
        onClick={theme.toggle}
        aria-label={`Change to ${theme.resolved === 'dark' ? 'light' : 'dark'} colours`}
      >
        {theme.resolved === 'dark' ? 'Light' : 'Dark'}
      </button>
    </header>
  );
}

/** Where a hit leads: an account or a signal is shown beside its group, or the group last seen. */
function addressOf(hit: SearchHit): string {
  const group = hit.operator_id ?? location.pathname.match(/^\/operators\/([^/]+)/)?.[1] ?? '';
  const base = `/operators/${group}`;
  if (hit.type === 'operator') return base;
  return `${base}?${hit.type}=${encodeURIComponent(hit.id)}`;
}

function Search() {
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  const { keep } = useListing();
  const asked = text.trim();
  const hits = useQuery({ ...queries.search(asked), enabled: asked.length >= 2 });
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== '/' || isTyping(event.target)) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener('keydown', focus);
    return () => document.removeEventListener('keydown', focus);
  }, []);
  const choose = (hit: SearchHit) => {
    setText('');
    // Keys are the page's again.
    input.current?.blur();
    void navigate(keep(addressOf(hit)));
  };
  return (
    <search
      onKeyDown={(event) => {
        if (event.key === 'Escape') setText('');
      }}
    >
      <input
        ref={input}
        type="search"
        placeholder="/ search accounts, values, templates, operators"
        aria-label="Search accounts, values, templates and operators"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          const [first] = hits.data?.rows ?? [];
          if (event.key === 'Enter' && first !== undefined) choose(first);
        }}
      />
      {asked.length >= 2 && hits.error !== null && (
        <p className="hits failed" role="alert">
          <b>Nothing was searched.</b> {wordsOf(hits.error)}
        </p>
      )}
      {asked.length >= 2 && hits.data !== undefined && (
        <ul className="hits">
          {hits.data.rows.map((hit) => (
            <li key={`${hit.type} ${hit.id}`}>
              <button type="button" onClick={() => choose(hit)}>
                <b>{shorten(hit.title, 120)}</b> <small>{hit.detail}</small>
              </button>
            </li>
          ))}
          {hits.data.more && (
            <li className="quiet">The first {hits.data.limit} of each kind; write more of it.</li>
          )}
          {hits.data.rows.length === 0 && (
            <li className="quiet">Nothing in this run contains “{asked}”.</li>
          )}
        </ul>
      )}
    </search>
  );
}
