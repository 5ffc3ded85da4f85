import { execa } from 'execa';
import { ThroughlineError } from '../contract/errors.js';
import { refusalOf, tellableAddress } from './connection.js';
import { jarsArePresent } from './jarCache.js';
import { findJava, NEO4J_URI_REMEDY } from './javaRuntime.js';

/** One thing a run needs: whether it is there, and what to do where it is not. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
  readonly remedy: string | null;
}

/** What the database needs on this machine, or whether the server of `NEO4J_URI` answers. */
export async function checkPrerequisites(env: NodeJS.ProcessEnv): Promise<Check[]> {
  const uri = env['NEO4J_URI'];
  if (uri !== undefined && uri !== '') {
    const refusal = await refusalOf({
      uri,
      user: env['NEO4J_USER'] ?? 'neo4j',
      password: env['NEO4J_PASSWORD'] ?? '',
    });
    const ok = refusal === null;
    return [
      {
        name: 'Neo4j server',
        ok,
        detail: `${tellableAddress(uri)} ${refusal ?? 'answers'}`,
        remedy: ok ? null : 'Check NEO4J_URI, NEO4J_USER and NEO4J_PASSWORD, or unset NEO4J_URI.',
      },
    ];
  }
  return Promise.all([checkJava(env), checkMaven(env)]);
}

async function checkJava(env: NodeJS.ProcessEnv): Promise<Check> {
  try {
    const { program } = await findJava(env);
    return { name: 'Java', ok: true, detail: program, remedy: null };
  } catch (error) {
    if (!(error instanceof ThroughlineError)) throw error;
    return { name: 'Java', ok: false, detail: error.message, remedy: error.remedy ?? null };
  }
}

async function checkMaven(env: NodeJS.ProcessEnv): Promise<Check> {
  if (await jarsArePresent()) {
    return {
      name: 'Neo4j and GDS',
      ok: true,
      detail: 'in the cache, no network needed',
      remedy: null,
    };
  }
  const { failed } = await execa('mvn', ['-version'], { env, extendEnv: false, reject: false });
  return {
    name: 'Maven',
    ok: !failed,
    detail: failed
      ? 'not found; it fetches the embedded Neo4j on first start'
      : 'found; the first start fetches Neo4j and GDS',
    remedy: failed
      ? `Install Maven (Debian: apt-get install maven; macOS: brew install maven), ${NEO4J_URI_REMEDY}`
      : null,
  };
}
