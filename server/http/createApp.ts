import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Express } from 'express';
import helmet from 'helmet';
import type { AuditLog } from '../decisions/auditLog.js';
import type { DecisionLog } from '../decisions/decisionLog.js';
import type { GraphDatabase } from '../graph/index.js';
import { problemHandler, unknownRoute } from './problems.js';
import { accountRoutes } from './routes/accounts.js';
import { decisionRoutes } from './routes/decisions.js';
import { expandRoutes } from './routes/expand.js';
import { linkRoutes } from './routes/links.js';
import { operatorRoutes } from './routes/operators.js';
import { revealRoutes } from './routes/reveals.js';
import { reviewRoutes } from './routes/review.js';
import { runRoutes } from './routes/runs.js';
import { searchRoutes } from './routes/search.js';
import { signalRoutes } from './routes/signals.js';
import { templateRoutes } from './routes/templates.js';
import type { RunView } from './runView.js';

export interface AppDependencies {
  readonly view: RunView;
  readonly graph: GraphDatabase;
  readonly workspace: string;
  readonly decisions: DecisionLog;
  readonly audit: AuditLog;
  /** Takes failures of the server itself; the answer hides what they are. */
  readonly logError: (error: unknown) => void;
  /** Folder of the built page. */
  readonly clientDir: string;
}

/** The API and the page; it never listens by itself. */
export function createApp(dependencies: AppDependencies): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(
    helmet({
      contentSecurityPolicy: {
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'"],
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
      strictTransportSecurity: false,
    }),
  );
  const api = express.Router();
  api.use(runRoutes(dependencies));
  api.use(operatorRoutes(dependencies));
  api.use(accountRoutes(dependencies));
  api.use(signalRoutes(dependencies));
  api.use(expandRoutes(dependencies));
  api.use(templateRoutes(dependencies));
  api.use(reviewRoutes(dependencies));
  api.use(decisionRoutes(dependencies));
  api.use(revealRoutes(dependencies));
  api.use(linkRoutes(dependencies));
  api.use(searchRoutes(dependencies));
  api.use(unknownRoute);
  app.use('/api', api);
  const page = join(dependencies.clientDir, 'index.html');
  app.use(express.static(dependencies.clientDir, { index: 'index.html' }));
  // Views of the page are addresses of its own; they all load the same document.
  app.get('/{*view}', (_request, response, next) => {
    if (existsSync(page)) response.sendFile(page);
    else next();
  });
  app.use(unknownRoute);
  app.use(problemHandler(dependencies.logError));
  return app;
}
