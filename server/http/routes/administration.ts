import type { PersonSummary } from '../../contract/access.js';
import { ENDPOINTS } from '../../contract/endpoints.js';
import type { AppDependencies } from '../appDependencies.js';
import type { Metrics } from '../metrics.js';
import type { Handlers } from '../mount.js';
import { describeApi } from '../openapi/describeApi.js';
import { referencePage } from '../openapi/referencePage.js';
import { paged } from '../paged.js';

/** The audit log, people, figures, and the description of the API itself. */
export function administrationHandlers(
  { audit, login, version }: Pick<AppDependencies, 'audit' | 'login' | 'version'>,
  metrics: Metrics,
) {
  const description = describeApi(version, login !== null);
  const page = referencePage(description);
  return {
    audit: async ({ query }) => paged([...(await audit.entries())].reverse(), query),
    people: async ({ query }) => {
      const all = login === null ? [] : await login.people.all();
      const part = paged(all, query);
      return {
        ...part,
        rows: part.rows.map(
          ({ name, roles, password }): PersonSummary => ({
            name,
            roles,
            way: password === null ? 'oidc' : 'password',
            sessions: login?.sessions.countOf(name) ?? 0,
          }),
        ),
      };
    },
    metrics: async ({ response }) => {
      response.set('content-type', ENDPOINTS.metrics.media ?? '');
      return metrics.text();
    },
    description: () => description,
    reference: () => page,
  } satisfies Handlers;
}
