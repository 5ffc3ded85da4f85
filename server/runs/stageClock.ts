import type { RunRecord } from '../contract/outputs.js';

/** Times the stages of a run and notes this process's greatest memory at their ends. */
export class StageClock {
  readonly stages: RunRecord['stages'] = [];
  readonly #now: () => Date;
  #peak = 0;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** @param isReused whether the answer says that an earlier attempt had done the stage */
  async time<Result>(
    stage: string,
    work: () => Promise<Result>,
    isReused: (result: Result) => boolean = () => false,
  ): Promise<Result> {
    const start = this.#now().getTime();
    let reused = false;
    try {
      const result = await work();
      reused = isReused(result);
      return result;
    } finally {
      // A clock that was set back meanwhile makes no negative time.
      const seconds = Math.max(0, this.#now().getTime() - start) / 1000;
      this.stages.push({ stage, seconds, reused });
      // The operating system's own high-water mark, in kilobytes.
      this.#peak = Math.max(this.#peak, process.resourceUsage().maxRSS * 1024);
    }
  }

  get peakMemoryBytes(): number {
    return this.#peak;
  }
}
