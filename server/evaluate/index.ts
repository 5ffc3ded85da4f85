/** What the rest of the program and the benches take of evaluation. */
export { calibrationOf, claimsOf } from './claims.js';
export { type ClientEvaluation, clientsOf } from './clients.js';
export { type Evaluation, evaluate } from './evaluate.js';
export { evaluateRun } from './evaluateRun.js';
export type { Answer, JudgedOperator, Truth } from './rows.js';
