/**
 * Reads what `ByteWriter` wrote. Past the end everything is 0 or empty and `cut` is true, so that
 * one question at the end is enough.
 */
export class ByteReader {
  cut = false;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Bytes that were not read yet. */
  get left(): number {
    return this.#view.byteLength - this.#at;
  }

  byte(): number {
    const at = this.#advance(1);
    return at === -1 ? 0 : this.#view.getUint8(at);
  }

  half(): number {
    const at = this.#advance(2);
    return at === -1 ? 0 : this.#view.getUint16(at, true);
  }

  /** 32 bits without a sign. */
  count(): number {
    const at = this.#advance(4);
    return at === -1 ? 0 : this.#view.getUint32(at, true);
  }

  /** 32 bits with a sign. */
  word(): number {
    const at = this.#advance(4);
    return at === -1 ? 0 : this.#view.getInt32(at, true);
  }

  number(): number {
    const at = this.#advance(8);
    return at === -1 ? 0 : this.#view.getFloat64(at, true);
  }

  text(): string {
    const length = this.count();
    const width = this.byte();
    if (length * width > this.left || width === 0 || width > 2) {
      this.cut = true;
      return '';
    }
    let text = '';
    for (let at = 0; at < length; at += 1) {
      text += String.fromCharCode(width === 1 ? this.byte() : this.half());
    }
    return text;
  }

  #advance(count: number): number {
    if (count > this.left) {
      this.cut = true;
      return -1;
    }
    const at = this.#at;
    this.#at = at + count;
    return at;
  }
}
