import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { type Attribution, attribute } from '../attribution/attribute.js';
import { traceLineage } from '../attribution/lineage.js';
import type { AttributionParameters } from '../attribution/parameters.js';
import type { WeighedEvidence } from '../attribution/weighedEvidence.js';
import type { CaseWeights } from '../attribution/weights/weights.js';
import type { DecisionOutcome } from '../contract/outputs.js';
import type { GraphDatabase } from '../graph/index.js';
import { openDuckDb } from '../ingest/duckdb.js';
import type { IngestedCase } from '../ingest/index.js';
import { buildOutputs, type WeighedRun } from './buildOutputs.js';
import { type CaseDecision, mutedSignals } from './caseDecisions.js';
import { collectEvidence } from './collectEvidence.js';
import { conclusionsOf } from './conclusions.js';
import { runConductStage } from './conductStage.js';
import { honourCaseDecisions } from './honourCaseDecisions.js';
import { tablePaths } from './ingestStage.js';
import type { LineageBase } from './lineageBase.js';
import { loadLabels } from './loadLabels.js';
import { createTableViews } from './normalisedTables.js';
import { seededRandom } from './random.js';
import { refuseUnfit } from './refuseUnfit.js';
import type { RunOptions } from './runOptions.js';
import { usesLabels } from './settings.js';
import type { StageClock } from './stageClock.js';
import type { CaseSize, JudgedStage } from './stageNeeds.js';
import { StageStore } from './stageStore.js';
import { workspacePaths, writeWhole } from './workspace.js';
import { writeOutputs } from './writeOutputs.js';

/** What the attribution stage leaves: its answer, and what the case taught of the evidence. */
type KeptAttribution = Pick<Attribution, 'groups' | 'weights'> &
  Pick<WeighedEvidence, 'memberRate' | 'discounts'>;

/**
 * The stages behind ingest, each taken as it is where an earlier attempt had done it; writes the
 * output files and the conclusions in the graph.
 * @returns counts and weights for the run's record, and what became of people's decisions
 */
export async function runStages(
  graph: GraphDatabase,
  context: {
    readonly o: RunOptions;
    readonly clock: StageClock;
    readonly ingested: IngestedCase;
    readonly parameters: AttributionParameters;
    readonly folder: string;
    readonly caseId: string;
    readonly runId: string;
    /** Of all that the run follows from. */
    readonly key: string;
    readonly base: LineageBase;
    readonly decisions: readonly CaseDecision[];
  },
): Promise<{
  counts: Record<string, number>;
  weights: CaseWeights;
  decisions: DecisionOutcome[];
}> {
  const { o, clock, ingested, folder, parameters, decisions } = context;
  const { progress, seed } = o;
  const accounts = ingested.tables.accounts?.rows ?? 0;
  const stages = new StageStore(folder, context.key);
  const connection = await openDuckDb({ tempDir: workspacePaths(o.workspace).temporary });
  try {
    await createTableViews(connection, tablePaths(ingested));
    const mayBegin = (stage: JudgedStage, size: CaseSize) => refuseUnfit(stage, size, o);
    const { loaded, proposals, counts, size, mutedHolders } = await collectEvidence(
      graph,
      connection,
      {
        accounts,
        caseId: context.caseId,
        loadKey: context.key,
        folder,
        tables: tablePaths(ingested),
        sketched: ingested.privacy.prompts === 'sketches',
        tempDir: workspacePaths(o.workspace).temporary,
        seed,
        progress,
        clock,
        stages,
        muted: mutedSignals(decisions),
        mayBegin,
      },
    );
    await clock.time(
      'attribution',
      () =>
        stages.once('attribution', ['attribution.v8'], async (pathOf) => {
          await mayBegin('attribution', size);
          // In shares of the first search, which is nearly all of it.
          progress.start('attribution', 1);
          const { groups, weights, evidence } = attribute(loaded.evidence, proposals, {
            parameters,
            random: seededRandom(seed),
            labels: await loadLabels(connection, {
              path: tablePaths(ingested).labels,
              use: usesLabels(ingested.settings),
            }),
            report: (done, total) => progress.update(done / total),
          });
          const { memberRate, discounts } = evidence;
          const kept: KeptAttribution = { groups, weights, memberRate, discounts };
          await writeFile(pathOf('attribution.v8'), serialize(kept));
          progress.done();
          return groups.length;
        }),
      ({ reused }) => reused,
    );
    const found = deserialize(await readFile(join(folder, 'attribution.v8'))) as KeptAttribution;
    const { memberRate, discounts } = found;
    const weighed: WeighedRun = {
      ...loaded,
      evidence: { ...loaded.evidence, memberRate, discounts },
    };
    const { groups, outcomes, ofGroup } = honourCaseDecisions(weighed, found.groups, decisions, {
      parameters,
      random: seededRandom(seed),
      mutedHolders,
    });
    const members = groups.map(({ group }) =>
      [...group.members].map((account) => loaded.accountIds[account]!),
    );
    const lineages = traceLineage(context.base.groups, members);
    const conducts = await clock.time('conduct', () =>
      runConductStage(
        connection,
        groups.map(({ group }) => group.members),
        loaded.evidence.behaviour,
        { sketched: ingested.privacy.prompts === 'sketches', progress },
      ),
    );
    const outputs = buildOutputs(weighed, groups, lineages, parameters, conducts, ofGroup);
    await clock.time('outputs', async () => {
      progress.start('outputs', 2);
      await writeOutputs(folder, outputs);
      const named = lineages.map(({ id }, no) => ({ id, accounts: members[no]! }));
      await writeWhole(join(folder, 'groups.json'), `${JSON.stringify(named)}\n`);
      progress.update(1, 'into Neo4j');
      await graph.writeOperators(conclusionsOf(context.runId, outputs));
      progress.done();
    });
    return {
      decisions: outcomes,
      weights: found.weights,
      counts: {
        accounts,
        ...counts,
        groups: groups.length,
        operators: groups.filter((group) => group.verdict === 'operator').length,
        accounts_attributed: outputs.accounts.filter((row) => row.status === 'attributed').length,
        accounts_to_review: outputs.accounts.filter((row) => row.status === 'review').length,
      },
    };
  } finally {
    connection.closeSync();
  }
}
