import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { isMailAddress } from '../../domain/correspondence/address.ts';
import {
  databaseSettingsOf,
  openApplication,
  openStore,
  smtpMailer,
  systemClock,
} from '../../main.ts';
import { type Command, DIRECTORY_OPTION, directoryOf, text } from '../command.ts';
import type { Configuration } from '../configuration.ts';
import { bad, type Check, good } from '../doctor/check.ts';
import { clockAgainstRecord } from '../doctor/clocks.ts';
import { examineCommunity } from '../doctor/community.ts';
import { databaseSettings } from '../doctor/database-settings.ts';
import { examineMachine } from '../doctor/machine.ts';
import { examineRecord } from '../doctor/record.ts';
import { settingsSet } from '../doctor/settings-set.ts';
import { noMailServer, testLetter, testLetterCheck } from '../doctor/test-letter.ts';
import { readConfigurationWithSources } from '../read-configuration.ts';

export const doctor: Command = {
  name: 'doctor',
  summary: 'Look for what usually goes wrong, and say how to mend it.',
  usage: '[--mail ADDRESS]',
  options: { ...DIRECTORY_OPTION, mail: { type: 'string' } },
  takes: { least: 0, most: 0 },
  run: async (invocation) => {
    const directory = directoryOf(invocation);
    const to = text(invocation, 'mail', '');
    if (to !== '' && !isMailAddress(to)) {
      const form = 'one plain address, such as somebody@example.org';
      invocation.terminal.complain(`\`--mail\` takes ${form}: a test letter goes there`);
      return 2;
    }
    const checks = await examine(directory, to);
    const bad = checks.filter((check) => !check.ok);
    const lines = checks.map(({ ok, name, found }) => `${ok ? 'ok ' : ' ! '} ${name}: ${found}`);
    invocation.terminal.result({ ok: bad.length === 0, checks }, lines.join('\n'));
    return bad.length === 0 ? 0 : 3;
  },
};

async function examine(directory: string, to: string): Promise<readonly Check[]> {
  if (!existsSync(directory)) {
    return [bad('data directory', `${directory} does not exist; run \`evenhand init\``)];
  }
  const read = readConfigurationWithSources(directory);
  if (!read.ok) return [bad('configuration', read.error)];
  const { configuration } = read.value;
  const checks: Check[] = [
    good('configuration', `community ${configuration.community}`),
    settingsSet(read.value),
  ];
  checks.push(...(await examineMachine(directory, configuration)));
  if (to !== '') checks.push(await sendTestLetter(to, configuration));
  try {
    const settings = await databaseSettingsOf(configuration);
    if (settings !== undefined) checks.push(databaseSettings(settings));
    const store = await openStore(directory, configuration);
    const inspected = await store.inspect();
    const size = `${Math.ceil(inspected.bytes / 1_048_576)} MiB`;
    checks.push(
      good('store', `schema version ${inspected.schemaVersion}, ${size}, written and read`),
    );
    const newest = await store.newestEvent();
    checks.push(clockAgainstRecord(newest?.event.at, systemClock.wallMs()));
    checks.push(...(await examineRecord(directory, configuration, store)));
    const application = await openApplication(store, configuration, { directory });
    try {
      checks.push(...(await examineCommunity(application, configuration.community)));
    } finally {
      await application.close();
    }
  } catch (problem) {
    checks.push(bad('store', problem instanceof Error ? problem.message : 'it does not open'));
  }
  return checks;
}

async function sendTestLetter(to: string, { mail }: Configuration): Promise<Check> {
  if (mail === undefined) return noMailServer();
  return testLetterCheck(to, await smtpMailer(mail).send(testLetter(to, randomUUID())));
}
