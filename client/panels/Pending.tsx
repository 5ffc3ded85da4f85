import { ApiError } from '../api/fetchJson.js';

/** What is being done, or what failed, what is safe, and what to try. */
export function Pending({
  what,
  query,
}: {
  readonly what: string;
  readonly query: { readonly error: Error | null; readonly refetch: () => unknown };
}) {
  if (query.error === null) {
    return (
      <p className="pending" role="status">
        Fetching {what} …
      </p>
    );
  }
  const remedy =
    query.error instanceof ApiError
      ? query.error.problem.remedy
      : 'The server does not answer. Nothing is lost: start it again with “npx throughline serve”.';
  return (
    <div className="failed" role="alert">
      <p>
        <b>{`${what.charAt(0).toUpperCase()}${what.slice(1)} could not be shown.`}</b>{' '}
        {query.error instanceof ApiError ? query.error.message : ''}
      </p>
      {remedy !== undefined && <p>{remedy}</p>}
      <button type="button" onClick={() => void query.refetch()}>
        Try again
      </button>
    </div>
  );
}
