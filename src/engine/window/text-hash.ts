/**
 * A text as 64 bits in two signed 32-bit halves. In windows the hash is the identity: among a
 * million texts, two share a hash with a probability of about 1 to 36 million. Whoever knows the
 * seed could make texts that share one, so an operator may choose the seed.
 */
export interface Hash {
  readonly low: number;
  readonly high: number;
}

const FIRST_FACTOR = 0x9e3779b1;
const SECOND_FACTOR = 0x85ebca6b;
/** Stands between two texts; not a character of any text. */
const BETWEEN = 0x1_0000;

/** A hash that is set again and again, so that hashing allocates nothing. */
export class TextHash implements Hash {
  low = 0;
  high = 0;
  readonly #seed: number;

  /** `seed` is a whole number; its low 32 bits are used. */
  constructor(seed: number) {
    this.#seed = seed | 0;
  }

  /** Takes the hash of a text, by its UTF-16 units. */
  set(text: string): this {
    this.#begin();
    this.#absorb(text);
    this.#finish(text.length);
    return this;
  }

  /** Takes the hash of two texts in order; `ab`, `c` is not the same as `a`, `bc`. */
  setPair(pair: { readonly first: string; readonly second: string }): this {
    this.#begin();
    this.#absorb(pair.first);
    this.#step(BETWEEN);
    this.#absorb(pair.second);
    this.#finish(pair.first.length + pair.second.length);
    return this;
  }

  #begin(): void {
    this.low = this.#seed ^ FIRST_FACTOR;
    this.high = Math.imul(this.#seed, SECOND_FACTOR) ^ 0x27d4eb2f;
  }

  #step(unit: number): void {
    const low = Math.imul(this.low ^ unit, FIRST_FACTOR);
    const high = Math.imul(this.high ^ unit, SECOND_FACTOR);
    // Turning brings the high bits down; a product alone only carries upwards.
    this.low = (low << 13) | (low >>> 19);
    this.high = (high << 17) | (high >>> 15);
  }

  #absorb(text: string): void {
    let low = this.low;
    let high = this.high;
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      low = Math.imul(low ^ unit, FIRST_FACTOR);
      high = Math.imul(high ^ unit, SECOND_FACTOR);
      low = (low << 13) | (low >>> 19);
      high = (high << 17) | (high >>> 15);
    }
    this.low = low;
    this.high = high;
  }

  #finish(length: number): void {
    const low = stirred(this.low ^ length);
    const high = stirred(this.high + Math.imul(low, FIRST_FACTOR));
    // Two zeros mean that there is no text.
    this.low = low === 0 && high === 0 ? 1 : low;
    this.high = high;
  }
}

// Every bit of the result depends on every bit that comes in.
function stirred(bits: number): number {
  let mixed = bits | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return mixed ^ (mixed >>> 16);
}
