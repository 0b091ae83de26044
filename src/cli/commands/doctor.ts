import { existsSync, statfsSync } from 'node:fs';
import { mailServerProblem, type OpenApplication, openApplication, openStore } from '../../main.ts';
import { asOperator } from '../callers.ts';
import { type Command, DIRECTORY_OPTION, directoryOf } from '../command.ts';
import { type Configuration, readConfiguration } from '../configuration.ts';

interface Check {
  readonly name: string;
  readonly ok: boolean;
  /** What was found; with what to do when it is not good. */
  readonly found: string;
}

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
  checks.push(address(read.value), disk(directory), await mail(read.value));
  try {
    const store = await openStore(directory, read.value);
    const inspected = await store.inspect();
    const size = `${Math.ceil(inspected.bytes / 1_048_576)} MiB`;
    checks.push(
      good('store', `schema version ${inspected.schemaVersion}, ${size}, written and read`),
    );
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
  return [
    problems.length === 0 ? good('clock', 'believed') : bad('health', problems.join('; ')),
    version === undefined
      ? bad('rulebook', 'none in force; run `evenhand rules publish DIR`')
      : good('rulebook', `version ${version.number} in force since ${version.effectiveFrom}`),
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

function address(configuration: Configuration): Check {
  const { hostname, protocol } = new URL(configuration.publicUrl);
  const local = hostname === 'localhost' || hostname.startsWith('127.') || hostname === '[::1]';
  if (local) return good('public address', `${configuration.publicUrl}, this machine only`);
  return protocol === 'https:'
    ? good('public address', configuration.publicUrl)
    : bad('public address', `${configuration.publicUrl} is not https; sign-in cookies need it`);
}

async function mail({ mail: server }: Configuration): Promise<Check> {
  if (server === undefined) return good('mail', 'none set up; everything is said on pages');
  const at = `${server.host}:${server.port}`;
  const problem = await mailServerProblem(server);
  return problem === undefined
    ? good('mail', `${at} takes letters from ${server.from}`)
    : bad('mail', `${at} does not: ${problem}; mend \`mail\` in evenhand.json`);
}

function disk(directory: string): Check {
  const { bavail, blocks } = statfsSync(directory);
  const free = Math.round((100 * bavail) / Math.max(1, blocks));
  return free >= 10
    ? good('disk', `${free} % free`)
    : bad('disk', `only ${free} % free; writing stops when it is full`);
}

function good(name: string, found: string): Check {
  return { name, ok: true, found };
}

function bad(name: string, found: string): Check {
  return { name, ok: false, found };
}
