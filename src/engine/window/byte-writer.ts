const BYTES_FIRST = 1_024;

/** Writes numbers and texts one after the other, little-endian; grows by doubling. */
export class ByteWriter {
  #bytes: Uint8Array;
  #view: DataView;
  #at = 0;

  /** `expected` bytes are made room for at once. */
  constructor(expected: number = BYTES_FIRST) {
    this.#bytes = new Uint8Array(Math.max(expected, BYTES_FIRST));
    this.#view = new DataView(this.#bytes.buffer);
  }

  get length(): number {
    return this.#at;
  }

  byte(value: number): void {
    const at = this.#advance(1);
    this.#view.setUint8(at, value);
  }

  half(value: number): void {
    const at = this.#advance(2);
    this.#view.setUint16(at, value, true);
  }

  /** 32 bits, signed or not. */
  word(value: number): void {
    const at = this.#advance(4);
    this.#view.setInt32(at, value | 0, true);
  }

  /** A number of 64 bits in IEEE 754 form. */
  number(value: number): void {
    const at = this.#advance(8);
    this.#view.setFloat64(at, value, true);
  }

  /** The UTF-16 units with their number in front, a byte each where that is enough. */
  text(value: string): void {
    this.word(value.length);
    let wide = false;
    for (let at = 0; at < value.length && !wide; at += 1) wide = value.charCodeAt(at) > 0xff;
    this.byte(wide ? 2 : 1);
    for (let at = 0; at < value.length; at += 1) {
      if (wide) this.half(value.charCodeAt(at));
      else this.byte(value.charCodeAt(at));
    }
  }

  /** Writes a word again that was written before. */
  patchWord(at: number, value: number): void {
    this.#view.setInt32(at, value | 0, true);
  }

  /** What was written so far; it is not copied. */
  written(): Uint8Array {
    return this.#bytes.subarray(0, this.#at);
  }

  #advance(count: number): number {
    const at = this.#at;
    this.#at = at + count;
    if (this.#at > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#at));
      grown.set(this.#bytes);
      this.#bytes = grown;
      this.#view = new DataView(grown.buffer);
    }
    return at;
  }
}
