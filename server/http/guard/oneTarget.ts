import type { RequestHandler } from 'express';
import { BadRequestError } from '../problems.js';

/**
 * Refuses a request that names its server twice, by two `Host` headers or by one and a whole address
 * as its target: a proxy may go by the one and this server by the other.
 */
export const oneTarget: RequestHandler = (request, _response, next) => {
  const names = request.rawHeaders.filter((_, i) => i % 2 === 0);
  const hosts = names.filter((name) => name.toLowerCase() === 'host').length;
  if (hosts > 1 || !request.url.startsWith('/')) {
    throw new BadRequestError('The request names its server more than once.');
  }
  next();
};
