import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Application } from '../../app/application.ts';
import type { Person } from '../../domain/person.ts';
import type { ImposedRestriction } from '../../domain/restriction/state.ts';
import { DAY_MS } from '../../kernel/duration.ts';
import type { CommunityId, MemberId, StaffId } from '../../kernel/identifier.ts';
import { instantFromMs } from '../../kernel/instant.ts';
import { capturingMailer } from '../../mail/capture.ts';
import {
  httpAddress,
  openApplication,
  openStore,
  type RunningServer,
  startServer,
} from '../../main.ts';
import type { Store } from '../../store/port.ts';
import { asOperator } from '../callers.ts';
import {
  type Command,
  DIRECTORY_OPTION,
  type Invocation,
  PORT_MEANING,
  portOf,
  text,
} from '../command.ts';
import type { Configuration } from '../configuration.ts';
import { appointCast, must } from '../demo/cast.ts';
import { freePort } from '../demo/free-port.ts';
import { type LivedThrough, liveThrough } from '../demo/live-through.ts';
import { steppingClock } from '../demo/stepping-clock.ts';
import { readRulebookFiles } from './rulebook-files.ts';
import { untilTold } from './serve.ts';

const RULEBOOK = fileURLToPath(new URL('../../../examples/rulebooks/forum', import.meta.url));
const SEED = 20_260;
const DAYS = 90;
const MEMBERS = 400;

export const demo: Command = {
  name: 'demo',
  summary: 'Open a made-up forum of 400 members with 90 days of history, and stay up.',
  usage: '',
  options: { ...DIRECTORY_OPTION, host: { type: 'string' }, port: { type: 'string' } },
  takes: { least: 0, most: 0 },
  run: async (invocation) => {
    const port = portOf(invocation, 4040);
    if (port === undefined) {
      invocation.terminal.complain(PORT_MEANING);
      return 2;
    }
    const host = text(invocation, 'host', '127.0.0.1');
    const told = untilTold();
    const given = text(invocation, 'directory', '');
    const directory = given === '' ? mkdtempSync(join(tmpdir(), 'evenhand-demo-')) : given;
    try {
      const opened = await openDemo(directory, { host, port });
      await greet(invocation, opened);
      await told;
      await opened.server.close();
    } finally {
      if (given === '') rmSync(directory, { recursive: true, force: true });
    }
    return 0;
  },
};

export interface OpenDemo {
  readonly server: RunningServer;
  readonly lived: LivedThrough;
  readonly configuration: Configuration;
  readonly member: MemberId;
}

/** Makes the history, then serves it with the machine's own clock. */
export async function openDemo(
  directory: string,
  at: { readonly host: string; readonly port: number },
): Promise<OpenDemo> {
  // Statements carry the public address, so it has to be known before the history begins.
  const port = await freePort(at.host, at.port);
  const configuration: Configuration = {
    community: 'forum.example',
    publicUrl: httpAddress(at.host, port),
    host: at.host,
    port,
    platforms: {},
    witnesses: [],
    log: 'incidents',
    allowLoopbackWebhooks: true,
  };
  const store = await openStore(directory, configuration);
  const { lived, member } = await makeHistory(store, configuration);
  const captured = capturingMailer(() => instantFromMs(Date.now()));
  const server = await startServer(store, configuration, { captured, directory });
  await writeTo(server.application, member);
  return { server, lived, member, configuration };
}

/** The member gets an address, so that their answers can be read in the captured mail. */
async function writeTo({ correspondence }: Application, member: MemberId): Promise<void> {
  const platform = asOperator('forum.example');
  must(await correspondence.giveAddress(member, { address: `${member}@demo.example` }, platform));
}

async function makeHistory(
  store: Store,
  configuration: Configuration,
): Promise<{ lived: LivedThrough; member: MemberId }> {
  const community = configuration.community as CommunityId;
  // The last made-up day ends before now, so that the machine's own clock can go on from there.
  const startMs = Date.now() - DAYS * DAY_MS;
  const clock = steppingClock(instantFromMs(startMs));
  const application = await openApplication(store, configuration, { clock });
  const by = asOperator(community);
  const files = readRulebookFiles(RULEBOOK);
  must(await application.rulebooks.publish({ files }, by));
  await appointCast(application, by);
  const lived = await liveThrough({
    application,
    clock,
    community,
    seed: SEED,
    days: DAYS,
    members: MEMBERS,
  });
  return { lived, member: await memberWithRestriction(store) };
}

/** Somebody with a restriction in force and no appeal yet: a newcomer can read it and appeal. */
async function memberWithRestriction(store: Store): Promise<MemberId> {
  const open = await store.list({
    index: 'restrictions-open',
    key: 'all',
    direction: 'descending',
    limit: 200,
  });
  for (const view of open) {
    const { imposed } = view.body as unknown as ImposedRestriction;
    if (imposed.target.kind !== 'member' || imposed.basis.kind !== 'decision') continue;
    const against = { index: 'appeals-against', key: imposed.basis.decision, limit: 1 };
    if ((await store.list(against)).length === 0) return imposed.target.member;
  }
  throw new Error('the made-up history left nobody with a restriction to look at');
}

async function greet(invocation: Invocation, opened: OpenDemo): Promise<void> {
  const { server, lived, member } = opened;
  const people: readonly (readonly [string, Person])[] = [
    ['member', { kind: 'member', id: member }],
    ['moderator', { kind: 'staff', id: 'moderator-1' as StaffId }],
    ['reviewer', { kind: 'staff', id: 'reviewer-1' as StaffId }],
    ['lead', { kind: 'staff', id: 'lead-1' as StaffId }],
  ];
  const links = await signInLinks(server.application, server.url, people);
  const lines = links.map(({ who, url }) => `  ${who.padEnd(10)} ${url}`);
  invocation.terminal.result(
    { url: server.url, links, lived },
    [
      `Evenhand is open at ${server.url}`,
      `A made-up forum: ${MEMBERS} members, ${lived.activities} activities in ${DAYS} days,`,
      `${lived.decided} cases decided, ${lived.reversed} decisions reversed on appeal.`,
      '',
      'Sign in, each link once and in a browser window of its own:',
      ...lines,
      '',
      `Mail is captured and sent to nobody: ${server.url}/dev/mail`,
      '',
      'Ctrl-C ends it; nothing is kept.',
    ].join('\n'),
  );
}

async function signInLinks(
  application: Application,
  url: string,
  people: readonly (readonly [string, Person])[],
): Promise<readonly { readonly who: string; readonly url: string }[]> {
  const by = asOperator('forum.example');
  const links: { who: string; url: string }[] = [];
  for (const [who, person] of people) {
    const { secret } = must(await application.signIn.issueLink(person, by));
    links.push({ who, url: `${url}/sign-in/${secret}` });
  }
  return links;
}
