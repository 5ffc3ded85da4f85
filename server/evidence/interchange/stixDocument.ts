import type { Schedules } from '../standalone/queries.js';
import { PACKAGE_NAMESPACE, STIX_OBSERVABLES, uuid5 } from './uuid5.js';

/** What a bundle is made of. */
export interface StixInput {
  readonly schedules: Schedules;
  readonly date: string;
  readonly sender: string;
  readonly operatorId: string;
  readonly areAddressesShown: boolean;
}

const timeOf = (text: string): string => new Date(text).toISOString();
const observableId = (type: string, name: Record<string, string>): string =>
  `${type}--${uuid5(STIX_OBSERVABLES, JSON.stringify(name))}`;

/**
 * The attributed accounts as a STIX 2.1 bundle: accounts as observables, the group as a grouping
 * with its probability, addresses as far as the level shows them. It names no threat actor: who is
 * behind the accounts is not what the evidence shows.
 */
export function stixDocument(o: StixInput): object {
  const rows = (name: string) => o.schedules.get(name) ?? [];
  const stamp = timeOf(o.date);
  const own = (type: string, name: string) =>
    `${type}--${uuid5(PACKAGE_NAMESPACE, `${type} ${o.operatorId} ${name}`)}`;
  const identity = own('identity', o.sender);
  const common = {
    spec_version: '2.1' as const,
    created: stamp,
    modified: stamp,
    created_by_ref: identity,
  };
  const accounts = rows('accounts').filter((row) => row['status'] === 'attributed');
  const users = accounts.map((row) => ({
    type: 'user-account' as const,
    id: observableId('user-account', { user_id: row['account_id'] ?? '' }),
    spec_version: '2.1' as const,
    user_id: row['account_id'] ?? '',
    ...(row['created_at'] === '' ? {} : { account_created: timeOf(row['created_at'] ?? '') }),
  }));
  const addresses = o.areAddressesShown
    ? rows('signals')
        .filter((row) => row['kind'] === 'address')
        .map((row) => {
          const value = row['value'] ?? '';
          const type = value.includes(':') ? ('ipv6-addr' as const) : ('ipv4-addr' as const);
          return { type, id: observableId(type, { value }), spec_version: '2.1' as const, value };
        })
    : [];
  const observed = accounts.flatMap((row, i) => {
    if (row['first_seen'] === '' || Number(row['exchanges']) < 1) return [];
    return [
      {
        ...common,
        type: 'observed-data' as const,
        id: own('observed-data', row['account_id'] ?? ''),
        first_observed: timeOf(row['first_seen'] ?? ''),
        last_observed: timeOf(row['last_seen'] ?? ''),
        number_observed: Math.min(999_999_999, Number(row['exchanges'])),
        object_refs: [users[i]!.id],
      },
    ];
  });
  const [operator] = rows('operator');
  const probability = Number(operator?.['confidence']);
  const grouping = {
    ...common,
    type: 'grouping' as const,
    id: own('grouping', 'accounts'),
    name: `Accounts run as one (${o.operatorId})`,
    description: `Probability of one operator as the method states it: ${probability.toFixed(4)}. Who the operator is has not been shown.`,
    context: 'suspicious-activity' as const,
    confidence: Math.floor(100 * probability),
    object_refs: [...users, ...addresses].map(({ id }) => id),
  };
  return {
    type: 'bundle',
    id: own('bundle', o.date),
    objects: [
      {
        ...common,
        created_by_ref: undefined,
        type: 'identity',
        id: identity,
        name: o.sender,
        identity_class: 'organization',
      },
      grouping,
      ...users,
      ...addresses,
      ...observed,
    ],
  };
}
