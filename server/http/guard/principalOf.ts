import type { Request } from 'express';
import type { Principal } from '../../access/principal.js';

const principals = new WeakMap<Request, Principal>();

/** Notes who sent a request; done once, by the guard. */
export function setPrincipal(request: Request, principal: Principal): void {
  principals.set(request, principal);
}

/** Who sent it; null for somebody who is not signed in. */
export const principalOf = (request: Request): Principal | null => principals.get(request) ?? null;
