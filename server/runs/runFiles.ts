/** Files that a finished run holds, with `run.json`. */
export const RUN_FILES = [
  'accounts.csv',
  'operators.json',
  'links.csv',
  'quarantine.csv',
  'members.ndjson',
  'groups.json',
  'template_uses.parquet',
  'signals.parquet',
  'uses.parquet',
  'features.parquet',
];
