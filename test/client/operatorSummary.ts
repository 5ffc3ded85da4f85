import type { OperatorSummary } from '../../server/contract/api.js';

/** A line of the list of groups, as little as it can hold but for what a test asks of it. */
export const operatorSummary = (
  operator_id: string,
  { event = 'same', ...more }: Partial<OperatorSummary> & { event?: Event } = {},
): OperatorSummary => ({
  operator_id,
  verdict: 'operator',
  accounts: 10,
  confidence: 0.9,
  review_accounts: 0,
  exchanges: 0,
  first_seen: null,
  last_seen: null,
  families: [],
  capabilities: [],
  lineage: { event, previous: [] },
  leading: null,
  runner_up: null,
  activity: [],
  ...more,
});

type Event = OperatorSummary['lineage']['event'];
