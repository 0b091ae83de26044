import { existsSync } from 'node:fs';
import { openApplication, openStore } from '../../main.ts';
import { type Command, DIRECTORY_OPTION, directoryOf } from '../command.ts';
import { bad, type Check, good } from '../doctor/check.ts';
import { examineCommunity } from '../doctor/community.ts';
import { examineMachine } from '../doctor/machine.ts';
import { examineRecord } from '../doctor/record.ts';
import { settingsSet } from '../doctor/settings-set.ts';
import { readConfigurationWithSources } from '../read-configuration.ts';

export const doctor: Command = {
  name: 'doctor',
  summary: 'Look for what usually goes wrong, and say how to mend it.',
  usage: '',
  options: DIRECTORY_OPTION,
  takes: { least: 0, most: 0 },
  run: async (invocation) => {
    const directory = directoryOf(invocation);
    const checks = await examine(directory);
    const bad = checks.filter((check) => !check.ok);
    const lines = checks.map(({ ok, name, found }) => `${ok ? 'ok ' : ' ! '} ${name}: ${found}`);
    invocation.terminal.result({ ok: bad.length === 0, checks }, lines.join('\n'));
    return bad.length === 0 ? 0 : 3;
  },
};

async function examine(directory: string): Promise<readonly Check[]> {
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
  try {
    const store = await openStore(directory, configuration);
    const inspected = await store.inspect();
    const size = `${Math.ceil(inspected.bytes / 1_048_576)} MiB`;
    checks.push(
      good('store', `schema version ${inspected.schemaVersion}, ${size}, written and read`),
    );
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
