import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const LIBRARIES = [
  '/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1',
  '/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1',
] as const;
const library = LIBRARIES.find((path) => existsSync(path));

/** Why no wrong clock can be made here; false when it can. */
export const noWrongClock: string | false =
  library === undefined && 'libfaketime is not installed (Debian package `faketime`)';

/** The clock that people set, as one process sees it. The one that only runs stays right. */
export interface WrongClock {
  readonly environment: Readonly<Record<string, string>>;
  /** Sets it this far from the right time, in milliseconds, whatever it was before. */
  setOffBy(ms: number): void;
  remove(): void;
}

export function wrongClock(): WrongClock {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-clock-'));
  const file = join(folder, 'offset');
  const setOffBy = (ms: number): void => {
    // Renamed into place, so that nobody reads half of it.
    writeFileSync(`${file}.new`, `${ms < 0 ? '-' : '+'}${Math.abs(ms) / 1_000}\n`);
    renameSync(`${file}.new`, file);
  };
  setOffBy(0);
  return {
    environment: {
      LD_PRELOAD: library ?? '',
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      DONT_FAKE_MONOTONIC: '1',
      // Where summer time begins and ends.
      TZ: 'Europe/Berlin',
    },
    setOffBy,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
