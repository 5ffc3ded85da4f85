import { z } from 'zod';
import type { Schedules } from '../standalone/queries.js';
import { PACKAGE_NAMESPACE, STIX_OBSERVABLES, uuid5 } from './uuid5.js';

const Id = (type: string) =>
  z.string().regex(new RegExp(`^${type}--[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`));
const Time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const Observable = { spec_version: z.literal('2.1') };
const Domain = {
  ...Observable,
  created: Time,
  modified: Time,
  created_by_ref: Id('identity').optional(),
};

/** The kinds of STIX 2.1 objects a package uses, as the standard defines them. */
const StixObject = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('identity'),
    id: Id('identity'),
    ...Domain,
    name: z.string(),
    identity_class: z.literal('organization'),
  }),
  z.strictObject({
    type: z.literal('user-account'),
    id: Id('user-account'),
    ...Observable,
    user_id: z.string(),
    account_created: Time.optional(),
  }),
  z.strictObject({
    type: z.literal('ipv4-addr'),
    id: Id('ipv4-addr'),
    ...Observable,
    value: z.string(),
  }),
  z.strictObject({
    type: z.literal('ipv6-addr'),
    id: Id('ipv6-addr'),
    ...Observable,
    value: z.string(),
  }),
  z.strictObject({
    type: z.literal('relationship'),
    id: Id('relationship'),
    ...Domain,
    relationship_type: z.literal('related-to'),
    source_ref: z.string(),
    target_ref: z.string(),
  }),
  z.strictObject({
    type: z.literal('observed-data'),
    id: Id('observed-data'),
    ...Domain,
    first_observed: Time,
    last_observed: Time,
    number_observed: z.int().min(1).max(999_999_999),
    object_refs: z.array(z.string()).min(1),
  }),
  z.strictObject({
    type: z.literal('grouping'),
    id: Id('grouping'),
    ...Domain,
    name: z.string(),
    description: z.string(),
    context: z.literal('suspicious-activity'),
    confidence: z.int().min(0).max(100),
    object_refs: z.array(z.string()).min(1),
  }),
]);
const StixBundle = z.strictObject({
  type: z.literal('bundle'),
  id: Id('bundle'),
  objects: z.array(StixObject),
});
export type StixBundle = z.infer<typeof StixBundle>;

const timeOf = (text: string): string => new Date(text).toISOString();
const observableId = (type: string, name: Record<string, string>): string =>
  `${type}--${uuid5(STIX_OBSERVABLES, JSON.stringify(name))}`;

/**
 * The attributed accounts as a STIX 2.1 bundle: accounts as observables, the group as a grouping
 * with its probability, addresses as far as the level shows them. It names no threat actor: who is
 * behind the accounts is not what the evidence shows.
 */
export function stixBundle(o: {
  schedules: Schedules;
  date: string;
  sender: string;
  operatorId: string;
  areAddressesShown: boolean;
}): StixBundle {
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
  return StixBundle.parse({
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
  });
}
