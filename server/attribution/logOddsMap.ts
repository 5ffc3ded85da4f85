/** Log-odds in bits as they were computed → log-odds that came true, by `scale · bits + shift`. */
export interface LogOddsMap {
  readonly scale: number;
  readonly shift: number;
  /** No claim is made more certain than so many trials without a failure allow. */
  readonly probabilityMax: number;
}
