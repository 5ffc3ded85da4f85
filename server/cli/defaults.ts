export const DEFAULT_WORKSPACE = './.throughline';
export const DEFAULT_SEED = 1;
