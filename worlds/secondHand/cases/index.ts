import type { Case } from './case.js';
import { HARD } from './hard.js';
import { NEIGHBOURS } from './neighbours.js';
import { NULLS } from './nulls.js';
import { PLAIN } from './plain.js';

export const CASES: readonly Case[] = [...NULLS, ...PLAIN, ...HARD, ...NEIGHBOURS];

export function caseNamed(name: string): Case {
  const found = CASES.find((one) => one.name === name);
  if (!found) {
    throw new Error(`no case ${name}; there are: ${CASES.map((one) => one.name).join(', ')}`);
  }
  return found;
}
