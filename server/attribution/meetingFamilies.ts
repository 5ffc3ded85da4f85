import type { Family } from '../contract/families.js';
import { familyIndex } from './evidence.js';

/**
 * Families in which strangers meet: a range, a prompt that went round, a referral code, the hour of
 * an event. A card or a device passes between people who know each other, so that one which joins
 * what nothing else joins says more.
 */
const MEETING_FAMILIES: readonly Family[] = ['network', 'identity', 'content', 'rhythm'];

export const MEETING_FAMILY_INDICES: readonly number[] = MEETING_FAMILIES.map(familyIndex);
