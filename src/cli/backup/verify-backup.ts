import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabaseCopy } from '../../main.ts';
import type { StoreCopy } from '../../store/port.ts';
import {
  described,
  filesBelow,
  MANIFEST_FILE,
  type Manifest,
  readManifestText,
} from './manifest.ts';
import { publishedRecordProblems } from './published-record.ts';

export interface BackupCheck {
  readonly manifest?: Manifest;
  /** Each with the file it is about; empty when the backup is whole. */
  readonly problems: readonly string[];
}

/**
 * Looks at everything in a backup: each file's hash, the database inside, and that the record the
 * database has is the one that was published.
 */
export async function verifyBackup(directory: string): Promise<BackupCheck> {
  const manifest = await readManifest(directory);
  if (typeof manifest === 'string') return { problems: [manifest] };
  const changed = await changedFiles(directory, manifest);
  if (changed.length > 0) return { manifest, problems: changed };
  const copy = openDatabaseCopy(directory);
  try {
    const inside = copy.problems().map((problem) => `evenhand.sqlite: ${problem}`);
    if (inside.length > 0) return { manifest, problems: inside };
    return {
      manifest,
      problems: [...counts(copy, manifest), ...(await publishedRecordProblems(directory, copy))],
    };
  } finally {
    copy.close();
  }
}

async function readManifest(directory: string): Promise<Manifest | string> {
  const text = await readFile(join(directory, MANIFEST_FILE), 'utf8').catch(() => undefined);
  if (text !== undefined) return readManifestText(text);
  return `${MANIFEST_FILE}: there is none, so this is no backup, or half of one`;
}

async function changedFiles(directory: string, { files }: Manifest): Promise<readonly string[]> {
  const here = new Set(await filesBelow(directory));
  here.delete(MANIFEST_FILE);
  const problems: string[] = [];
  for (const file of files) {
    if (!here.delete(file.path)) {
      problems.push(`${file.path}: it is missing`);
      continue;
    }
    const { bytes, sha256 } = await described(directory, file.path);
    const same = bytes === file.bytes && sha256 === file.sha256;
    if (!same) problems.push(`${file.path}: it is not as it was when the backup was made`);
  }
  return [...problems, ...[...here].map((path) => `${path}: it is not part of the backup`)];
}

function counts(copy: StoreCopy, { schemaVersion, events }: Manifest): readonly string[] {
  const same = copy.schemaVersion === schemaVersion && copy.events === events;
  return same ? [] : [`evenhand.sqlite: it is not the database that ${MANIFEST_FILE} tells of`];
}
