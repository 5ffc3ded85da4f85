import type { RequestHandler } from 'express';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { AuditLog } from '../decisions/auditLog.js';
import type { DecisionLog } from '../decisions/decisionLog.js';
import type { RunView } from './runView.js';

export interface Metrics {
  /** Counts every answer by route (never by address, which holds ids), method and status. */
  readonly count: RequestHandler;
  /** As OpenMetrics text. */
  text(): Promise<string>;
}

/** Figures of a server and of the run it serves; none of them names anybody. */
export function openMetrics(o: {
  view: RunView;
  decisions: DecisionLog;
  audit: AuditLog;
}): Metrics {
  const registry = new Registry();
  registry.setContentType(Registry.OPENMETRICS_CONTENT_TYPE as never);
  collectDefaultMetrics({ register: registry as never, prefix: 'throughline_' });
  const registers = [registry as never];
  const labelNames = ['method', 'route', 'status'] as const;
  const requests = new Counter({
    name: 'throughline_requests',
    help: 'Answers of the API.',
    labelNames,
    registers,
  });
  const seconds = new Histogram({
    name: 'throughline_request_seconds',
    help: 'Time until the answer was sent, in seconds.',
    labelNames,
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers,
  });
  const gauge = (name: string, help: string, value: () => number | Promise<number>) =>
    new Gauge({
      name: `throughline_${name}`,
      help,
      registers,
      async collect() {
        this.set(await value());
      },
    });
  const { record } = o.view;
  gauge('run_finished_seconds', 'When the run served was finished, as Unix time.', () =>
    Math.round(Date.parse(record.finished_at ?? record.started_at) / 1000),
  );
  const counts = new Gauge({
    name: 'throughline_run_count',
    help: 'What the run served counted.',
    labelNames: ['what'],
    registers,
  });
  for (const [what, count] of Object.entries(record.counts)) counts.set({ what }, count);
  gauge(
    'decisions',
    'Decisions in the workspace; it never falls.',
    async () => (await o.decisions.all()).length,
  );
  gauge(
    'audit_entries',
    'Entries of the audit log; it never falls.',
    async () => (await o.audit.entries()).length,
  );
  return {
    count: (request, response, next) => {
      const began = process.hrtime.bigint();
      response.on('finish', () => {
        const route = (request.route as { path?: string } | undefined)?.path ?? 'none';
        const labels = { method: request.method, route, status: String(response.statusCode) };
        requests.inc(labels);
        seconds.observe(labels, Number(process.hrtime.bigint() - began) / 1e9);
      });
      next();
    },
    text: () => registry.metrics(),
  };
}
