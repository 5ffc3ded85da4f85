import { join } from 'node:path';
import { execa } from 'execa';
import { DatabaseUnreachableError } from '../contract/errors.js';

export const JAVA_MAJOR_MIN = 17;

export const NEO4J_URI_REMEDY =
  'or set NEO4J_URI (with NEO4J_USER and NEO4J_PASSWORD) to use a Neo4j server that runs already.';

/** `java -version` prints `version "17.0.15"`, or `"1.8.0_402"` before Java 9; null if neither. */
export function javaMajorOf(versionText: string): number | null {
  const match = /version "(\d+)(?:\.(\d+))?/.exec(versionText);
  if (match === null) return null;
  return match[1] === '1' ? Number(match[2]) : Number(match[1]);
}

/**
 * Version and build of what `java -version` prints: a line each, behind one that names options of the
 * environment, and before how it runs, which hangs on those.
 */
export const buildOf = (versionText: string): string =>
  versionText
    .split('\n')
    .filter((line) => /version "|\(build /.test(line) && !/\bVM\b/.test(line))
    .join('\n');

/**
 * An environment in which Java finds files whose names have letters beyond ASCII: it reads names by
 * the locale, and a timer or a cron job gives none.
 */
export function namesAsUtf8(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  return /utf-?8/i.test(locale) ? env : { ...env, LC_ALL: 'C.UTF-8' };
}

/** A Java to run. */
export interface JavaRuntime {
  readonly program: string;
  /** What it says of its version and build. */
  readonly build: string;
}

/**
 * The Java to run: from JAVA_HOME, else from PATH.
 * @throws DatabaseUnreachableError where there is none of at least {@link JAVA_MAJOR_MIN}.
 */
export async function findJava(env: NodeJS.ProcessEnv): Promise<JavaRuntime> {
  const program = env['JAVA_HOME'] ? join(env['JAVA_HOME'], 'bin', 'java') : 'java';
  const remedy = `Install a JDK ${JAVA_MAJOR_MIN} or newer (Debian: apt-get install openjdk-17-jdk-headless maven; macOS: brew install openjdk@17 maven), ${NEO4J_URI_REMEDY}`;
  const result = await execa(program, ['-version'], { env, extendEnv: false, reject: false });
  if (result.failed) {
    throw new DatabaseUnreachableError(
      'Java was not found, and the embedded Neo4j needs it.',
      remedy,
    );
  }
  const major = javaMajorOf(result.stderr);
  if (major === null || major < JAVA_MAJOR_MIN) {
    throw new DatabaseUnreachableError(
      `Java ${major ?? 'of an unknown version'} was found; the embedded Neo4j needs ${JAVA_MAJOR_MIN}.`,
      remedy,
    );
  }
  return { program, build: buildOf(result.stderr) };
}
