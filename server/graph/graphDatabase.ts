import { ThroughlineError } from '../contract/errors.js';
import { ask, type Connection, type RowsOf, type ServerDescription } from './ask.js';
import type { EmbeddedServer } from './embeddedServer.js';
import { batches, type CaseLoad, type Conclusions, toInts, usesByAccount } from './graphRows.js';
import type { Left } from './leftStore.js';
import type { StoreFiles } from './offlineImport.js';
import type { StatementName } from './statements.js';

/** By these uses find what they join. */
const NUMBERS = ['account-no', 'signal-no'] as const;
/** Filled at once where the nodes are there: that takes a fraction of adding them one by one. */
const SCHEMA = [
  ...NUMBERS,
  'account-id',
  'signal-key',
  'signal-value-text',
  'signal-words',
  'operator-id',
] as const;

/**
 * The graph database of a run: what it is asked, and in which order. An embedded server starts
 * with the first question, so that a store can be imported before.
 */
export class GraphDatabase {
  readonly #connect: () => Promise<Connection>;
  readonly #embedded: EmbeddedServer | null;
  #connection: Promise<Connection> | null = null;
  /** The end of a load that goes on beside what is asked meanwhile. */
  #finishing: Promise<void> | null = null;

  constructor(connect: () => Promise<Connection>, embedded: EmbeddedServer | null) {
    this.#connect = connect;
    this.#embedded = embedded;
  }

  /** Told before the first question how many uses the database will hold: few are not worth compiling for. */
  expectUses(uses: number): void {
    this.#embedded?.expectUses(uses);
  }

  /**
   * Which server it is; one that does not run yet is started, which shows progress of its own.
   * @throws DatabaseUnreachableError where it does not answer.
   */
  async server(): Promise<ServerDescription> {
    return (await this.#connected()).server;
  }

  #connected(): Promise<Connection> {
    this.#connection ??= this.#connect();
    return this.#connection;
  }

  /** Runs a named statement in a transaction of its own; rows are checked against its schema. */
  async run<Name extends StatementName>(
    name: Name,
    parameters: Record<string, unknown> = {},
  ): Promise<RowsOf<Name>> {
    return ask(await this.#connected(), name, parameters);
  }

  /**
   * Replaces what an earlier load of Throughline left by this case.
   * @throws ThroughlineError where the database holds nodes that are not Throughline's.
   */
  async loadCase(load: CaseLoad): Promise<void> {
    await this.loadFinished();
    await this.#refuseForeign();
    for (const name of NUMBERS) await this.run(name);
    await this.run('mark-case', { caseId: load.caseId });
    await this.run('clear-operators');
    await this.run('clear-case');
    for await (const rows of load.accounts)
      await this.run('create-accounts', { rows: rows.map(toInts) });
    for await (const rows of load.signals)
      await this.run('create-signals', { rows: rows.map(toInts) });
    for await (const rows of load.uses)
      await this.run('create-uses', { rows: usesByAccount(rows) });
    for (const name of SCHEMA) await this.run(name);
    await this.run('await-indexes');
    await this.run('mark-loaded', { loadKey: load.loadKey ?? null });
  }

  /** Whether {@link importStore} can be asked: only of an embedded server that is ours. */
  async canImport(): Promise<boolean> {
    return (await this.#embedded?.canReplaceStore()) ?? false;
  }

  /** Whether the database is known to be empty without a server: it was never started, or its store is gone. */
  async holdsNothing(): Promise<boolean> {
    return (await this.#embedded?.hasNoStore()) ?? false;
  }

  /** Whether it is known without a server that the database holds nothing but what is ours. */
  async isKnownOurs(): Promise<boolean> {
    return (await this.holdsNothing()) || (await this.#embedded?.left())?.foreign === 0;
  }

  /**
   * The first half of {@link loadCase} out of files, in place of everything that the database holds;
   * {@link finishImport} is the other. The server does not run in between. For loads of which
   * starting it is the smaller part.
   * @param report told how much of it is done, from 0 to 1
   * @returns false where the files could not be imported: the database is empty then
   * @throws ThroughlineError as loadCase
   */
  async importStore(files: StoreFiles, report: (share: number) => void): Promise<boolean> {
    if (this.#embedded === null) return false;
    await this.loadFinished();
    if (!(await this.isKnownOurs())) await this.#refuseForeign();
    await this.#disconnect();
    return this.#embedded.replaceStore(files, report);
  }

  /**
   * Makes indexes for a store that was imported, and marks it as loaded. Returns before the words of
   * all signals are indexed: {@link loadFinished} waits for that. Constraints are not made meanwhile:
   * they lock what a projection asks for as it goes on, and wait for it to end.
   */
  async finishImport({ caseId, loadKey }: Pick<CaseLoad, 'caseId' | 'loadKey'>): Promise<void> {
    for (const name of SCHEMA) await this.run(name);
    await this.run('mark-case', { caseId });
    this.#finishing = (async () => {
      await this.run('await-indexes');
      await this.run('mark-loaded', { loadKey: loadKey ?? null });
    })();
    // It fails for whoever waits for it.
    this.#finishing.catch(() => {});
  }

  /** Waits until the last load is whole. @throws what it met */
  async loadFinished(): Promise<void> {
    await this.#finishing;
    this.#finishing = null;
  }

  async #foreignNodes(): Promise<number> {
    const [found] = await this.run('foreign-nodes');
    return found?.foreign ?? 0;
  }

  async #refuseForeign(): Promise<void> {
    const foreign = await this.#foreignNodes();
    if (foreign === 0) return;
    throw new ThroughlineError(
      `The database holds ${foreign} nodes that Throughline did not write.`,
      { remedy: 'Use an empty database: NEO4J_DATABASE, or another server.' },
    );
  }

  /** Whether the graph holds this very load, whole. */
  async holdsLoad(loadKey: string): Promise<boolean> {
    await this.loadFinished();
    if (await this.holdsNothing()) return false;
    const left = await this.#embedded?.left();
    const held = left == null ? await this.#heldLoad() : left.loadKey;
    return held === loadKey;
  }

  async #heldLoad(): Promise<string | null> {
    const [found] = await this.run('finished-load');
    return found?.loadKey ?? null;
  }

  /** Replaces what an earlier run concluded by what this one did. */
  async writeOperators(conclusions: Conclusions): Promise<void> {
    await this.loadFinished();
    await this.run('clear-links');
    await this.run('clear-operators');
    await this.run('create-operators', {
      runId: conclusions.runId,
      rows: conclusions.operators.map(toInts),
    });
    for (const rows of batches(conclusions.accounts)) {
      await this.run('create-members', { rows: rows.map(toInts) });
      const attributed = rows.filter((row) => row.status === 'attributed');
      await this.run('create-attributed', { rows: attributed.map(toInts) });
    }
    for (const rows of batches(conclusions.links)) {
      await this.run('create-links', { rows: rows.map(toInts) });
    }
    await this.run('mark-run', { runId: conclusions.runId });
  }

  async close(): Promise<void> {
    await this.#finishing?.catch(() => {});
    const left = await this.#whatIsLeft();
    await this.#disconnect();
    await this.#embedded?.stop(left);
  }

  /** For the next run, which need not start an embedded server to ask; null where this one cannot say. */
  async #whatIsLeft(): Promise<Left | null> {
    if (this.#embedded === null || this.#connection === null) return null;
    try {
      return { loadKey: await this.#heldLoad(), foreign: await this.#foreignNodes() };
    } catch {
      return null;
    }
  }

  async #disconnect(): Promise<void> {
    // One that could not be made was told to whoever asked for it.
    const connection = await this.#connection?.catch(() => null);
    this.#connection = null;
    await connection?.driver.close();
  }
}
