import { closeSync, openSync, readSync } from 'node:fs';

const CHUNK_BYTES = 1_048_576;
const LINE_FEED = 0x0a;

export interface Line {
  /** From 1. */
  readonly number: number;
  /** Valid until the next line is asked for; undefined when the line is longer than accepted. */
  readonly bytes: Buffer | undefined;
}

/**
 * The lines of a file, read chunk by chunk into one buffer: a file of any size takes the memory of
 * a chunk or of its longest accepted line.
 */
export function* readLines(
  path: string,
  options: { readonly lineBytesMax: number; readonly chunkBytes?: number },
): Generator<Line, void> {
  const descriptor = openSync(path, 'r');
  try {
    yield* linesOf((buffer, at) => readSync(descriptor, buffer, at, buffer.length - at, null), {
      chunkBytes: CHUNK_BYTES,
      ...options,
    });
  } finally {
    closeSync(descriptor);
  }
}

function* linesOf(
  read: (buffer: Buffer, at: number) => number,
  { lineBytesMax, chunkBytes }: { readonly lineBytesMax: number; readonly chunkBytes: number },
): Generator<Line, void> {
  let buffer = Buffer.allocUnsafe(chunkBytes);
  let filled = 0;
  let number = 1;
  let tooLong = false;
  while (true) {
    const count = read(buffer, filled);
    if (count === 0) break;
    const end = filled + count;
    const known = buffer.subarray(0, end);
    let start = 0;
    for (let at = known.indexOf(LINE_FEED, filled); at !== -1; at = known.indexOf(10, start)) {
      const fits = !tooLong && at - start <= lineBytesMax;
      yield { number, bytes: fits ? known.subarray(start, at) : undefined };
      tooLong = false;
      number += 1;
      start = at + 1;
    }
    buffer.copyWithin(0, start, end);
    filled = end - start;
    if (tooLong || filled > lineBytesMax) {
      tooLong = true;
      filled = 0;
    } else if (filled === buffer.length) {
      const larger = Buffer.allocUnsafe(buffer.length * 2);
      buffer.copy(larger);
      buffer = larger;
    }
  }
  if (filled > 0 || tooLong)
    yield { number, bytes: tooLong ? undefined : buffer.subarray(0, filled) };
}
