import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { MANIFEST_FILE } from './manifest.ts';
import { type BackupCheck, verifyBackup } from './verify-backup.ts';

/**
 * Puts a backup into a directory that is empty or not there, once it was found whole. Answers what
 * is wrong otherwise, and changes nothing then.
 */
export async function restoreBackup(from: string, to: string): Promise<BackupCheck> {
  const taken = await readdir(to).catch(() => []);
  if (taken.length > 0) {
    return { problems: [`${to}: it is not empty; a backup never replaces what is there`] };
  }
  const check = await verifyBackup(from);
  if (check.problems.length > 0) return check;
  const unfinished = `${to}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(dirname(to), { recursive: true });
  await cp(from, unfinished, { recursive: true });
  await rm(join(unfinished, MANIFEST_FILE));
  await rm(to, { recursive: true, force: true });
  await rename(unfinished, to);
  return check;
}
