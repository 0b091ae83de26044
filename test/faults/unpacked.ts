import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

/**
 * Data directories as each version of the schema left them, a file each: paths and base64. They
 * were made by the code of that time and are never made anew.
 */
const DATABASES = fileURLToPath(new URL('./databases/', import.meta.url));

/** Every version of the schema of which there is a data directory. */
export const keptVersions: readonly number[] = readdirSync(DATABASES)
  .map((name) => Number(/^schema-(\d+)\.json\.gz$/.exec(name)?.[1]))
  .toSorted((one, other) => one - other);

/** The data directory of a version, in a new folder. */
export function unpack(version: number): string {
  const directory = mkdtempSync(join(tmpdir(), `evenhand-schema-${version}-`));
  const zipped = readFileSync(join(DATABASES, `schema-${version}.json.gz`));
  const files = JSON.parse(gunzipSync(zipped).toString('utf8')) as Readonly<Record<string, string>>;
  for (const [path, base64] of Object.entries(files)) {
    const whole = join(directory, path);
    mkdirSync(dirname(whole), { recursive: true });
    writeFileSync(whole, Buffer.from(base64, 'base64'), { mode: 0o600 });
  }
  return directory;
}
