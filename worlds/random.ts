import { mersenne } from 'pure-rand/generator/mersenne';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Chance in worlds: everything follows from the seed. */
export class Random {
  readonly #generator;
  /** Prompts of real people to draw from; none, and people's prompts are composed. */
  readonly realPrompts: readonly string[];

  constructor(seed: number, realPrompts: readonly string[] = []) {
    // Neighbouring seeds would begin with the same numbers: Mersenne's initialisation parts them, and
    // the first outputs of a state that is mostly zeros are thrown away.
    this.#generator = xoroshiro128plus(mersenne(seed).next());
    for (let i = 0; i < 64; i++) this.#generator.next();
    this.realPrompts = realPrompts;
  }

  /** In [0, 1). */
  float(): number {
    // 32 bits are enough for worlds, and twice as fast as 53.
    return (this.#generator.next() >>> 0) / 4_294_967_296;
  }

  /** True with probability `p`. */
  chance(p: number): boolean {
    return this.float() < p;
  }

  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.float() * (high - low + 1));
  }

  between(low: number, high: number): number {
    return low + this.float() * (high - low);
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.float() * list.length)]!;
  }

  /** An index by weight. */
  weighted(weights: readonly number[]): number {
    let left = this.float() * weights.reduce((sum, weight) => sum + weight, 0);
    for (const [i, weight] of weights.entries()) {
      left -= weight;
      if (left < 0) return i;
    }
    return weights.length - 1;
  }

  /** A low index much more often than a high one (Zipf with exponent 1), below `count`. */
  zipf(count: number): number {
    return Math.min(count - 1, Math.floor(count ** this.float()) - 1);
  }

  /** Standard normal (Box–Muller). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.float())) * Math.cos(2 * Math.PI * this.float());
  }

  /** Log-normal with the given median. */
  lognormal(median: number, sigma: number): number {
    return median * Math.exp(sigma * this.normal());
  }

  hex(digits: number): string {
    let text = '';
    while (text.length < digits)
      text += (this.#generator.next() >>> 0).toString(16).padStart(8, '0');
    return text.slice(0, digits);
  }

  digits(count: number): string {
    let text = '';
    while (text.length < count) text += this.int(0, 9);
    return text;
  }

  shuffled<T>(list: readonly T[]): T[] {
    const copy = [...list];
    for (let i = copy.length - 1; i > 0; i--) {
      const j = this.int(0, i);
      [copy[i], copy[j]] = [copy[j]!, copy[i]!];
    }
    return copy;
  }
}
