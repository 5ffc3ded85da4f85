import { type AttributionParameters, DEFAULT_PARAMETERS } from '../attribution/parameters.js';
import { InputRefusedError } from '../contract/errors.js';

/** Keys that `settings` of case.yaml may have; the first four are ingest's. */
const KNOWN_SETTINGS = [
  'max_quarantine_share',
  'prompts',
  'pseudonyms',
  'retention',
  'attribution',
  'use_labels',
];

/**
 * The parameters of attribution with what `settings.attribution` of case.yaml overrides.
 * @throws InputRefusedError for a setting that nothing reads, which a spelling mistake makes.
 */
export function attributionParameters(settings: Record<string, unknown>): AttributionParameters {
  refuseUnknown('settings', Object.keys(settings), KNOWN_SETTINGS);
  const own = settings['attribution'] ?? {};
  if (typeof own !== 'object' || Array.isArray(own)) {
    throw new InputRefusedError('case.yaml: settings.attribution: it takes names with numbers.');
  }
  refuseUnknown('settings.attribution', Object.keys(own), Object.keys(DEFAULT_PARAMETERS));
  for (const [name, value] of Object.entries(own)) {
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      throw new InputRefusedError(`case.yaml: settings.attribution.${name}: it takes a number.`);
    }
  }
  return { ...DEFAULT_PARAMETERS, ...own };
}

/**
 * Whether the case's labels teach the weights of this run: `settings.use_labels`, false by default.
 * @throws InputRefusedError where it is neither true nor false.
 */
export function usesLabels(settings: Record<string, unknown>): boolean {
  const use = settings['use_labels'] ?? false;
  if (typeof use === 'boolean') return use;
  throw new InputRefusedError('case.yaml: settings.use_labels: it takes true or false.');
}

function refuseUnknown(where: string, names: readonly string[], known: readonly string[]): void {
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new InputRefusedError(
    `case.yaml: ${where}.${unknown}: there is no such setting.`,
    `Known: ${known.join(', ')}.`,
  );
}
