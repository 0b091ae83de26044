/**
 * Takes activities in over the data directory of its first argument, from the number in its second,
 * until it is killed, and keeps its windows again and again meanwhile. Prints each number once it
 * was acknowledged. Started by `windows-kept.test.ts`.
 */
import { writeSync } from 'node:fs';
import { numberedPost, openWindows, platform } from './windows-directory.ts';

const [directory, start] = process.argv.slice(2);
if (directory === undefined) throw new Error('name the data directory');
const application = await openWindows(directory);

let keeping: Promise<void> = Promise.resolve();
for (let number = Number(start); ; number += 1) {
  const batch = [{ kind: 'activity', activity: numberedPost(application, number) }] as const;
  const taken = application.intake.take(batch, platform);
  // Not waited for: activities come in while the windows are copied and written.
  if (number % 3 === 0) keeping = keeping.then(() => application.keepWindows());
  const result = await taken;
  if (!result.ok) throw new Error(result.error.detail);
  // Synchronous, so that an acknowledgement never waits in a buffer that dies with the process.
  writeSync(1, `${number}\n`);
  if (number % 10 === 0) await keeping;
}
