import type { RunRecord } from '../contract/outputs.js';

/** Times the stages of a run and notes this process's greatest memory at their ends. */
export class StageClock {
  readonly stages: RunRecord['stages'] = [];
  readonly #now: () => Date;
  #peak = 0;

  constructor(now: () => Date) {
    this.#now = now;
  }

  async time<Result>(stage: string, work: () => Promise<Result>): Promise<Result> {
    const start = this.#now().getTime();
    try {
      return await work();
    } finally {
      const seconds = (this.#now().getTime() - start) / 1000;
      this.stages.push({ stage, seconds, reused: false });
      // The operating system's own high-water mark, in kilobytes.
      this.#peak = Math.max(this.#peak, process.resourceUsage().maxRSS * 1024);
    }
  }

  get peakMemoryBytes(): number {
    return this.#peak;
  }
}
