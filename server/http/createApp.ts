import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Express } from 'express';
import helmet from 'helmet';
import type { AuditLog } from '../decisions/auditLog.js';
import type { DecisionLog } from '../decisions/decisionLog.js';
import type { GraphDatabase } from '../graph/index.js';
import { onePersonGuard } from './guard/onePersonGuard.js';
import { type Handlers, mount, otherMethods } from './mount.js';
import { problemHandler, unknownRoute } from './problems.js';
import { accountHandlers } from './routes/accounts.js';
import { decisionHandlers } from './routes/decisions.js';
import { expandHandlers } from './routes/expand.js';
import { linkHandlers } from './routes/links.js';
import { operatorHandlers } from './routes/operators.js';
import { revealHandlers } from './routes/reveals.js';
import { reviewHandlers } from './routes/review.js';
import { runHandlers } from './routes/runs.js';
import { searchHandlers } from './routes/search.js';
import { signalHandlers } from './routes/signals.js';
import { templateHandlers } from './routes/templates.js';
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
  };
  const { case_name } = dependencies.view.record;
  app.use('/api', onePersonGuard(), mount(handlers, case_name), otherMethods(), unknownRoute);
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
