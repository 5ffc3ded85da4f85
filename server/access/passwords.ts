import { hash, verify } from '@node-rs/argon2';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { UsageError } from '../contract/errors.js';

const LENGTH_MIN = 12;
const LENGTH_MAX = 1000;
/** zxcvbn’s scale is 0 to 4; 3 stands a slow hash being tried at 10,000 guesses a second. */
const SCORE_MIN = 3;

/** The library’s defaults are argon2id with 19 MiB, two passes, one lane (OWASP’s first choice). */
const ARGON = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

let strength: ZxcvbnFactory | null = null;

/**
 * Any characters, at least twelve, and nothing a guesser tries early: no common password, no name.
 * @throws UsageError saying what is wrong with it.
 */
export function checkNewPassword(password: string, name: string): void {
  if (password.length < LENGTH_MIN || password.length > LENGTH_MAX) {
    throw new UsageError(`A password has ${LENGTH_MIN} to ${LENGTH_MAX} characters.`);
  }
  strength ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  // A guesser’s patience does not grow with length: the beginning tells enough.
  const { score } = strength.check(password.slice(0, 100), [name, 'throughline']);
  if (score < SCORE_MIN) {
    throw new UsageError(
      'This password is easily guessed.',
      'Take some words that have nothing to do with each other, or what a password manager makes.',
    );
  }
}

/** Argon2id in PHC form. */
export const hashPassword = (password: string): Promise<string> => hash(password, ARGON);

/** Stands for the hash of somebody who has none, so that an unknown name takes as long. */
const nobody = hashPassword('nobody has this password');

/** Whether the password is that of the hash; without a hash it is not, and takes as long to say. */
export async function isPassword(password: string, phc: string | null): Promise<boolean> {
  const fits = await verify(phc ?? (await nobody), password);
  return phc !== null && fits;
}
