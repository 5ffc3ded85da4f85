import type { Cue } from '../cue.js';
import { AGENTIC_CUES } from './agentic.js';
import { CENSORSHIP_CUES } from './censorship.js';
import { CODING_CUES } from './coding.js';
import { COMPUTER_USE_CUES } from './computerUse.js';
import { GRADING_CUES } from './grading.js';
import { REASONING_CUES } from './reasoning.js';
import { VISION_CUES } from './vision.js';

/**
 * What a prompt shows before anything is read in it: most prompts have no particular aim, so every
 * other capability must be spoken for by more than this.
 */
export const GENERAL_BITS = 3.5;

/**
 * The same for the text of a template: what is sent over and over from several accounts has an aim
 * more often than a prompt met once.
 */
export const GENERAL_TEMPLATE_BITS = 2.5;

/** The whole table; the order is the order in which facts are given. */
export const CUES: readonly Cue[] = [
  ...CODING_CUES,
  ...AGENTIC_CUES,
  ...REASONING_CUES,
  ...GRADING_CUES,
  ...COMPUTER_USE_CUES,
  ...VISION_CUES,
  ...CENSORSHIP_CUES,
];
