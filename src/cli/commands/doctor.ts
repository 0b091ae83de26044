import { existsSync } from 'node:fs';
import { type OpenApplication, openApplication, openStore } from '../../main.ts';
import { asOperator } from '../callers.ts';
import { type Command, DIRECTORY_OPTION, directoryOf } from '../command.ts';
import { type Configuration, readConfiguration } from '../configuration.ts';
import { bad, type Check, good } from '../doctor/check.ts';
import { examineMachine } from '../doctor/machine.ts';
import { examineRecord } from '../doctor/record.ts';

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
  const read = readConfiguration(directory);
  if (!read.ok) return [bad('configuration', read.error)];
  const checks: Check[] = [good('configuration', `community ${read.value.community}`)];
  checks.push(...(await examineMachine(directory, read.value)));
  try {
    const store = await openStore(directory, read.value);
    const inspected = await store.inspect();
    const size = `${Math.ceil(inspected.bytes / 1_048_576)} MiB`;
    checks.push(
      good('store', `schema version ${inspected.schemaVersion}, ${size}, written and read`),
    );
    checks.push(...(await examineRecord(directory, read.value)));
    const application = await openApplication(store, read.value, { directory });
    try {
      checks.push(...(await community(application, read.value)));
    } finally {
      await application.close();
    }
  } catch (problem) {
    checks.push(bad('store', problem instanceof Error ? problem.message : 'it does not open'));
  }
  return checks;
}

async function community(
  application: OpenApplication,
  configuration: Configuration,
): Promise<readonly Check[]> {
  const { problems } = await application.health();
  const version = application.rulebooks.current();
  const staff = await application.staffRoom.list(asOperator(configuration.community));
  const holding = (role: string): number =>
    staff.ok
      ? staff.value.filter(({ roles }) =>
          roles.some((held) => held.role === role && held.endedAt === undefined),
        ).length
      : 0;
  const deciders = holding('moderator') + holding('lead');
  const reviewers = holding('reviewer') + holding('lead') + holding('ombud');
  const endpoints = await application.webhooks.list(asOperator(configuration.community));
  const ended = endpoints.ok
    ? endpoints.value.filter((one) => one.disabledAt && one.disabledBecause !== 'removed')
    : [];
  return [
    problems.length === 0 ? good('clock', 'believed') : bad('health', problems.join('; ')),
    version === undefined
      ? bad('rulebook', 'none in force; run `evenhand rules publish DIR`')
      : good('rulebook', `version ${version.number} in force since ${version.effectiveFrom}`),
    ended.length === 0
      ? good('webhooks', 'each that is registered is sent to')
      : bad(
          'webhooks',
          `${ended.map(({ url }) => url).join(', ')} did not answer for days and is sent nothing; ` +
            'mend it and register it again with `POST /v1/webhooks`',
        ),
    deciders > 0
      ? good('moderators', `${deciders}`)
      : bad('moderators', 'nobody can decide; run `evenhand staff appoint NAME moderator`'),
    reviewers > 1
      ? good('reviewers', `${reviewers}`)
      : bad(
          'reviewers',
          'fewer than two people can hear appeals, so an appeal may find nobody independent; ' +
            'run `evenhand staff appoint NAME reviewer`',
        ),
  ];
}
