import type { Scene } from '../scene.js';
import type { Shape } from '../shape.js';

/** What a fair investigator could say of an operator from the data alone, and why. */
export interface Expectation {
  readonly operator: string;
  readonly establishable: 'yes' | 'partly' | 'no';
  readonly why: string;
}

/** One world: where it plays, what its export looks like, and who lives in it. */
export interface Case {
  readonly name: string;
  readonly about: string;
  readonly days: number;
  readonly countries: readonly (readonly [string, number])[];
  readonly pace: number;
  readonly mobileShare: number;
  readonly shape: Shape;
  readonly people: (scene: Scene) => void;
  readonly expects: readonly Expectation[];
}

export const WESTERN = [
  ['US', 45],
  ['GB', 14],
  ['DE', 14],
  ['FR', 10],
  ['PL', 6],
  ['MX', 5],
  ['JP', 4],
  ['BR', 4],
] as const;
export const SOUTHERN = [
  ['IN', 34],
  ['ID', 22],
  ['NG', 14],
  ['BR', 12],
  ['EG', 10],
  ['MX', 8],
] as const;
export const EASTERN = [
  ['JP', 22],
  ['VN', 18],
  ['CN', 24],
  ['IN', 16],
  ['ID', 12],
  ['US', 8],
] as const;
export const WORLDWIDE = [
  ['US', 26],
  ['IN', 18],
  ['BR', 9],
  ['GB', 7],
  ['DE', 7],
  ['ID', 7],
  ['JP', 5],
  ['VN', 5],
  ['FR', 5],
  ['NG', 4],
  ['MX', 4],
  ['PL', 3],
  ['CN', 3],
  ['EG', 3],
] as const;
