import { resolve } from 'node:path';
import { verifyBackup } from '../backup/verify-backup.ts';
import type { Command } from '../command.ts';

export const backupVerify: Command = {
  name: 'backup verify',
  summary: 'Compare every file of a backup with its hash, and compute the record again.',
  usage: 'BACKUP',
  options: {},
  takes: { least: 1, most: 1 },
  run: async ({ terminal, positionals, cwd }) => {
    const { manifest, problems } = await verifyBackup(resolve(cwd, positionals[0] ?? ''));
    const [first] = problems;
    if (manifest === undefined || first !== undefined) {
      terminal.result({ ok: false, problems }, problems.join('\n'));
      return 3;
    }
    const { createdAt, events, files } = manifest;
    terminal.result(
      { ok: true, createdAt, events, files: files.length },
      `Whole: ${events} events, as of ${createdAt}.`,
    );
    return 0;
  },
};
