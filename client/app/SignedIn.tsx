import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { SessionInfo } from '../../server/contract/access.js';
import { postJson } from '../api/postJson.js';
import { queries } from '../api/queries.js';
import { wordsOf } from '../api/wordsOf.js';
import { PasswordDialog } from '../panels/PasswordDialog.js';
import { Pending } from '../panels/Pending.js';
import { forgetDrafts } from './useDraft.js';
import { setSignedIn } from './usePerson.js';

/** The desk for whoever may see it; the way in for everybody else. */
export function SignedIn({ children }: { readonly children: ReactNode }) {
  const session = useQuery(queries.session());
  const name = session.data?.name ?? null;
  useEffect(() => setSignedIn(name), [name]);
  if (session.data === undefined) {
    return (
      <main className="sign-in">
        <Pending what="who you are" query={session} />
      </main>
    );
  }
  if (session.data.rights.includes('read')) return children;
  return <SignIn session={session.data} />;
}

function SignIn({ session }: { readonly session: SessionInfo }) {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [failed, setFailed] = useState<string | null>(null);
  const send = async () => {
    try {
      const after = await postJson('/session', { name, password }, SessionInfo);
      // Nothing that somebody else was shown or wrote stays.
      forgetDrafts();
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== '/session' });
      client.setQueryData(queries.session().queryKey, after);
    } catch (error) {
      setPassword('');
      setFailed(wordsOf(error));
    }
  };
  return (
    <main className="sign-in">
      <h1>Throughline</h1>
      {session.name !== null && (
        <p role="alert">{session.name} has no role in this case. An admin can give one.</p>
      )}
      <form
        className="decide"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <label>
          Name
          <input
            required
            autoComplete="username"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <label>
          Password
          <input
            required
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </label>
        <button type="submit" className="primary">
          Sign in
        </button>
        {failed !== null && (
          <p className="failed" role="alert">
            {failed}
          </p>
        )}
      </form>
      {session.ways.includes('oidc') && (
        <p>
          <a href="/login/oidc">Sign in with your organisation’s account</a>
        </p>
      )}
    </main>
  );
}

/** Whoever is signed in, and the way out. */
export function SignedInAs() {
  const session = useQuery(queries.session());
  const [changing, setChanging] = useState(false);
  if (session.data === undefined || session.data.mode === 'one-person') return null;
  const leave = async () => {
    await fetch('/api/session', { method: 'DELETE' });
    // A page made anew holds nothing of what was shown.
    location.assign('/');
  };
  return (
    <span className="quiet">
      {session.data.name}, {session.data.role}{' '}
      {session.data.ways.includes('password') && (
        <button type="button" onClick={() => setChanging(true)}>
          Password
        </button>
      )}{' '}
      <button type="button" onClick={() => void leave()}>
        Sign out
      </button>
      {changing && session.data.name !== null && (
        <PasswordDialog name={session.data.name} onClose={() => setChanging(false)} />
      )}
    </span>
  );
}
