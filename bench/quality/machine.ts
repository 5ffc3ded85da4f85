import { cpus, platform, release, totalmem } from 'node:os';

/** What the figures were measured on, in one line; `database` as the graph describes itself. */
export function describeMachine(database: string): string {
  const [first] = cpus();
  return [
    `${cpus().length} × ${first?.model ?? 'unknown processor'}`,
    `${Math.round(totalmem() / 2 ** 30)} GiB memory`,
    `${platform()} ${release()}`,
    `Node ${process.version}`,
    database,
  ].join(', ');
}
