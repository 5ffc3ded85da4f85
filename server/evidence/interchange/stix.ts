import { z } from 'zod';
import { type StixInput, stixDocument } from './stixDocument.js';

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

/** The bundle, held to the standard. */
export const stixBundle = (input: StixInput): StixBundle => StixBundle.parse(stixDocument(input));
