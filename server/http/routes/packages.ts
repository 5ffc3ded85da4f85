import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { AppDependencies } from '../appDependencies.js';
import { authorOf } from '../authorOf.js';
import type { Handlers } from '../mount.js';
import { paged } from '../paged.js';
import { NotFoundError } from '../problems.js';
import { operatorOf } from './operators.js';

/** Evidence packages: asked for by one person, approved by another, fetched. */
export function packageHandlers({
  view,
  audit,
  packages,
}: Pick<AppDependencies, 'view' | 'audit' | 'packages'>) {
  const { case_name, run_id } = view.record;
  /** Rights were checked for the case that is served: no other case’s package is shown. */
  const ofThisCase = async (id: string) => {
    const record = await packages.get(id);
    if (record.case_name !== case_name) throw new NotFoundError(`There is no package ${id}.`);
    return record;
  };
  return {
    packages: async ({ query }) =>
      paged(
        (await packages.all()).filter((record) => record.case_name === case_name),
        query,
      ),
    package: ({ params: { id } }) => ofThisCase(id),
    requestPackage: async ({ body, by }) => {
      const { operator_id } = operatorOf(view, body.operator_id);
      const person = authorOf(by, body.person);
      await audit.record('package requested', person, { operator_id, run_id, level: body.level });
      return packages.request({
        operatorId: operator_id,
        runId: run_id,
        caseName: case_name,
        level: body.level,
        by: person,
      });
    },
    approve: async ({ params: { id }, body, by }) => {
      await ofThisCase(id);
      const person = authorOf(by, undefined);
      const accepted = await packages.approve(id, {
        contentSha256: body.content_sha256,
        reason: body.reason,
        by: person,
      });
      await audit.record('package approved', person, { package_id: id, ...body });
      return accepted;
    },
    packageFile: async ({ params: { id }, by, response }) => {
      await ofThisCase(id);
      const file = await packages.file(id);
      await audit.record('package fetched', by?.name ?? null, { package_id: id });
      response.attachment(basename(file)).type('application/zip');
      await pipeline(createReadStream(file), response);
      return '';
    },
  } satisfies Handlers;
}
