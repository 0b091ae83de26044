import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Left in the data directory, so that `doctor` knows how old the newest backup is. */
export const BACKUP_NOTE_FILE = 'evenhand.newest-backup';

const schema: z.ZodType<BackupNote> = z.object({ createdAt: z.iso.datetime(), to: z.string() });

export interface BackupNote {
  /** RFC 3339. */
  readonly createdAt: string;
  /** Where it was put; it may have been carried elsewhere since. */
  readonly to: string;
}

export function writeBackupNote(directory: string, note: BackupNote): void {
  writeFileSync(join(directory, BACKUP_NOTE_FILE), `${JSON.stringify(note)}\n`, { mode: 0o600 });
}

/** Undefined when there is none, or none that can be read. */
export function readBackupNote(directory: string): BackupNote | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(join(directory, BACKUP_NOTE_FILE), 'utf8'));
    return schema.safeParse(value).data;
  } catch {
    return undefined;
  }
}
