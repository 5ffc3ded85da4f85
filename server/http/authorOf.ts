import type { Principal } from '../access/principal.js';
import { ForbiddenError, SignInNeededError } from './problems.js';

/**
 * Under whose name something is written down: the person signed in, and where there is no login the
 * name that was typed.
 * @throws SignInNeededError where none was typed, ForbiddenError for another than the one signed in.
 */
export function authorOf(by: Principal | null, typed: string | undefined): string {
  if (by === null || by.name === null) {
    const name = typed?.trim() ?? '';
    if (name === '')
      throw new SignInNeededError('Say who you are: `person` is needed without a login.');
    return name;
  }
  if (typed !== undefined && typed !== by.name) {
    throw new ForbiddenError(`You are signed in as ${by.name}: leave \`person\` out.`);
  }
  return by.name;
}
