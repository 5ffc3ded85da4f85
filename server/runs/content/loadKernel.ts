import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PromptKernel } from '../../content/bulkFingerprinter.js';
import { PACKAGE_ROOT } from '../../packageRoot.js';

const FILE = join(PACKAGE_ROOT, 'dist', 'kernel', 'fingerprint.wasm');

/** Types of what Node has; those of TypeScript come with a browser's. */
const { WebAssembly } = globalThis as unknown as {
  WebAssembly: {
    Module: new (bytes: Uint8Array) => object;
    Instance: new (module: object) => { exports: unknown };
  };
};

let compiled: object | null = null;

/** A new kernel of the content stage, out of what `npm run build` leaves, in source and build alike. */
export function loadKernel(): PromptKernel {
  compiled ??= new WebAssembly.Module(readFileSync(FILE));
  return new WebAssembly.Instance(compiled).exports as PromptKernel;
}
