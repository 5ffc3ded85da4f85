import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A JSON file of a package. @throws where it is missing or no JSON, naming it as the package does. */
export async function readJson<T>(root: string, file: string): Promise<T> {
  const text = await readFile(join(root, file), 'utf8');
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new Error(`${file} is no JSON`);
  }
}
