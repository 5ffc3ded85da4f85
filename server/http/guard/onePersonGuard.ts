import type { RequestHandler } from 'express';
import { onePerson } from '../../access/principal.js';
import { ForbiddenError, MisdirectedError } from '../problems.js';
import { isFromOtherUser } from './ownConnections.js';
import { setPrincipal } from './principalOf.js';

/** Names of this machine for itself, with or without a port. */
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/**
 * Without a login whoever reaches the port is the one person. So nobody may reach it through another
 * name (a page elsewhere whose name was turned to this machine), another page, a proxy, or as another
 * user of this machine, where the system says whose a connection is.
 */
export function onePersonGuard(): RequestHandler {
  return async (request, _response, next) => {
    const host = request.get('host') ?? '';
    if (!LOOPBACK.test(host)) {
      throw new MisdirectedError('Without a login this answers to localhost alone.');
    }
    if (request.get('x-forwarded-for') !== undefined || request.get('forwarded') !== undefined) {
      throw new ForbiddenError('Without a login this answers no request that a proxy passes on.', {
        remedy: 'Add people (throughline users add) and name the address with --public-url.',
      });
    }
    if (await isFromOtherUser(request.socket)) {
      throw new ForbiddenError('Without a login this answers to the user who started it alone.', {
        remedy: 'Add people: throughline users add NAME --role ROLE',
      });
    }
    refuseOtherSites(request.get('origin'), request.get('sec-fetch-site'), `http://${host}`);
    setPrincipal(request, onePerson);
    next();
  };
}

/**
 * A browser says where a request comes from; a script says nothing.
 * @throws ForbiddenError for a request that another site’s page sent.
 */
export function refuseOtherSites(
  origin: string | undefined,
  site: string | undefined,
  own: string,
): void {
  const foreign =
    (origin !== undefined && origin.toLowerCase() !== own.toLowerCase()) ||
    (site !== undefined && site !== 'same-origin' && site !== 'none');
  if (foreign) throw new ForbiddenError('This request comes from another site.');
}
