import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBackup } from '../src/cli/backup/create-backup.ts';
import { restoreBackup } from '../src/cli/backup/restore-backup.ts';
import { readConfiguration } from '../src/cli/read-configuration.ts';
import { openApplication, openStore } from '../src/main.ts';
import { startServerFromSource } from './child.ts';
import { fillEvents, fillRestrictions, prepareCommunity } from './prepare.ts';

/** What a data directory has that no backup holds. */
const besideBackups: readonly string[] = [
  'evenhand.keys',
  'evenhand.master-key',
  'evenhand.log-key',
  'evenhand.high-water',
];

/**
 * How long it takes to put a backup of a long history back: checking it whole, writing it, and the
 * first good answer of a server over it. `node bench/put-back.ts [EVENTS]`; once, because a million
 * events take minutes to make.
 */
async function main([amount = '1000000']: readonly string[]): Promise<void> {
  const wanted = Number(amount);
  const restrictions = Math.floor(wanted / 2);
  const prepared = await prepareCommunity(async (store) => {
    await fillRestrictions(store, restrictions);
    await fillEvents(store, wanted - restrictions);
  });
  const { directory } = prepared;
  const place = mkdtempSync(join(tmpdir(), 'evenhand-bench-put-back-'));
  try {
    const publishMs = await timed(() => publishAll(directory));
    const backup = join(place, 'backup');
    const restored = join(place, 'restored');
    const createMs = await timed(() => createBackup(directory, backup, new Date().toISOString()));
    const restoreMs = await timed(() => restoreWhole(backup, restored));
    for (const name of besideBackups) copyFileSync(join(directory, name), join(restored, name));
    const server = await startServerFromSource(restored);
    await server.stop();
    const putBackMs = restoreMs + server.readyAfterMs;
    const { readyAfterMs } = server;
    const results = {
      events: wanted,
      seconds: {
        publish: seconds(publishMs),
        create: seconds(createMs),
        checkAndRestore: seconds(restoreMs),
        start: seconds(readyAfterMs),
        putBack: seconds(putBackMs),
      },
    };
    process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
  } finally {
    rmSync(place, { recursive: true, force: true });
    rmSync(directory, { recursive: true, force: true });
  }
}

async function publishAll(directory: string): Promise<void> {
  const configuration = readConfiguration(directory);
  if (!configuration.ok) throw new Error(String(configuration.error));
  const store = await openStore(directory, configuration.value);
  const application = await openApplication(store, configuration.value, { directory });
  await application.publishRecord();
  await application.close();
}

async function restoreWhole(backup: string, to: string): Promise<void> {
  const { problems } = await restoreBackup(backup, to);
  if (problems.length > 0) throw new Error(problems.join('; '));
}

async function timed(task: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await task();
  return performance.now() - started;
}

function seconds(milliseconds: number): number {
  return Math.round(milliseconds / 100) / 10;
}

await main(process.argv.slice(2));
