import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import type { AppDependencies } from './appDependencies.js';
import { loginGuard } from './guard/loginGuard.js';
import { onePersonGuard } from './guard/onePersonGuard.js';
import { oneTarget } from './guard/oneTarget.js';
import { openMetrics } from './metrics.js';
import { type Handlers, mount, otherMethods } from './mount.js';
import { oidcRoutes } from './oidcRoutes.js';
import { problemHandler, unknownRoute } from './problems.js';
import { accountHandlers } from './routes/accounts.js';
import { administrationHandlers } from './routes/administration.js';
import { decisionHandlers } from './routes/decisions.js';
import { expandHandlers } from './routes/expand.js';
import { linkHandlers } from './routes/links.js';
import { operatorHandlers } from './routes/operators.js';
import { packageHandlers } from './routes/packages.js';
import { revealHandlers } from './routes/reveals.js';
import { reviewHandlers } from './routes/review.js';
import { runHandlers } from './routes/runs.js';
import { searchHandlers } from './routes/search.js';
import { sessionHandlers } from './routes/session.js';
import { signalHandlers } from './routes/signals.js';
import { templateHandlers } from './routes/templates.js';

/** The API and the page; it never listens by itself. */
export function createApp(dependencies: AppDependencies): Express {
  const { login, view, audit } = dependencies;
  const app = express();
  app.disable('x-powered-by');
  // An answer is kept nowhere, so nobody compares it either.
  app.disable('etag');
  // A reverse proxy on this machine says whom it speaks for; anybody else is not believed.
  app.set('trust proxy', login === null ? false : 'loopback');
  app.use(
    helmet({
      contentSecurityPolicy: {
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'"],
          fontSrc: ["'self'"],
          formAction: ["'self'"],
          baseUri: ["'none'"],
          styleSrc: ["'self'"],
          // Sigma and the panels place things by style attributes.
          styleSrcAttr: ["'unsafe-inline'"],
          workerSrc: ["'self'", 'blob:'],
          imgSrc: ["'self'", 'data:', 'blob:'],
          connectSrc: ["'self'"],
          objectSrc: ["'none'"],
          frameAncestors: ["'none'"],
          // The page is served over plain HTTP on loopback.
          upgradeInsecureRequests: null,
        },
      },
      strictTransportSecurity: login?.publicUrl.protocol === 'https:',
    }),
  );
  app.use(oneTarget);
  const metrics = openMetrics(dependencies);
  const handlers: Handlers = {
    ...runHandlers(dependencies),
    ...operatorHandlers(dependencies),
    ...accountHandlers(dependencies),
    ...signalHandlers(dependencies),
    ...expandHandlers(dependencies),
    ...templateHandlers(dependencies),
    ...reviewHandlers(dependencies),
    ...decisionHandlers(dependencies),
    ...revealHandlers(dependencies),
    ...linkHandlers(dependencies),
    ...searchHandlers(dependencies),
    ...sessionHandlers(dependencies),
    ...packageHandlers(dependencies),
    ...administrationHandlers(dependencies, metrics),
  };
  const guard = login === null ? onePersonGuard() : loginGuard(login);
  const api = mount(handlers, view.record.case_name);
  app.use('/api', metrics.count, noStore, guard, api, otherMethods(), unknownRoute);
  if (login !== null && login.oidc !== null) {
    app.use(oidcRoutes(login, login.oidc, audit, Date.now));
  }
  const page = join(dependencies.clientDir, 'index.html');
  app.use(express.static(dependencies.clientDir, { index: 'index.html' }));
  // Views of the page are addresses of its own; they all load the same document.
  app.get('/{*view}', (_request, response, next) => {
    if (existsSync(page)) response.sendFile(page);
    else next();
  });
  app.use(unknownRoute);
  app.use(problemHandler(dependencies.logError, dependencies.logRefusal));
  return app;
}

/** What the API answers is of people: no cache keeps it. */
const noStore: RequestHandler = (_request, response, next) => {
  response.set('cache-control', 'no-store');
  next();
};
