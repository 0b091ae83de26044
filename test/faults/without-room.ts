import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { activity, asMember, decide, reportedCase, reportOn } from '../server/case-work.ts';
import {
  type PreparedDirectory,
  prepareDirectory,
  type RunningServer,
  type Setting,
  startServer,
} from '../server/running-server.ts';
import {
  type Answered,
  type Ask,
  asNobody,
  asPlatform,
  asStaff,
  assertProblem,
} from '../server/talk.ts';

/** A server with one decided case, before its disk is filled. */
export interface Inhabited {
  readonly directory: PreparedDirectory;
  readonly server: RunningServer;
  readonly platform: Ask;
  readonly member: Ask;
  readonly statement: string;
}

export async function inhabited(setting: Setting): Promise<Inhabited> {
  const directory = await prepareDirectory({
    ...setting,
    rulebook: (text) => text.replace('undo: PT10S', 'undo: PT0S'),
  });
  const server = await startServer(directory);
  const platform = asPlatform(directory);
  const moderator = await asStaff(directory, 'moderator-1');
  const path = await reportedCase({ reporter: platform, handler: moderator }, reportOn('m-0412'));
  await decide(moderator, path);
  const member = await asMember(directory.url, await asStaff(directory, 'operator-1'), 'm-0412');
  const listed = await member('GET', '/v1/members/m-0412/statements');
  return { directory, server, platform, member, statement: listed.textAt('/items/0/statement') };
}

/** What was answered with 202: the ids of activities, and the reports. */
export interface Taken {
  readonly activities: string[];
  readonly reports: string[];
}

export type Send = (to: Inhabited, id: string, taken: Taken) => Promise<Answered>;

export const sendActivity: Send = async ({ platform }, id, { activities }) => {
  const answer = await platform('POST', '/v1/activities', { body: [activity(id)] });
  if (answer.statusCode === 202) activities.push(id);
  return answer;
};

export const sendReport: Send = async ({ platform }, id, { reports }) => {
  const answer = await platform('POST', '/v1/reports', { body: reportOn(`m-${id}`) });
  if (answer.statusCode === 202) reports.push(answer.textAt('/report'));
  return answer;
};

interface Sending {
  readonly send: Send;
  /** Begins the ids of what is sent. */
  readonly name: string;
  readonly taken: Taken;
}

/** Sends until there is no room: what is left in pages that were there is used up before. */
export async function sendUntilFull(to: Inhabited, { send, name, taken }: Sending): Promise<void> {
  for (let count = 0; ; count += 1) {
    const answer = await send(to, `${name}-${count}`, taken);
    if (answer.statusCode === 202) continue;
    assertProblem(answer, { statusCode: 507, code: 'storage_full' });
    assert.ok(Number(answer.headers.get('retry-after')) >= 1, 'it says when to come again');
    return;
  }
}

export async function untilAccepted(to: Inhabited, { send, name, taken }: Sending): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const answer = await send(to, `${name}-${tries}`, taken);
    if (answer.statusCode === 202) return;
    assert.equal(answer.statusCode, 507, answer.text);
    await setTimeout(100);
  }
}

/** Pages, the log, a receipt and a standing are read; answers what `/readyz` says. */
export async function readEverything(of: Inhabited): Promise<string> {
  const { directory, platform, member, statement } = of;
  const nobody = asNobody(directory);
  for (const [ask, path] of [
    [nobody, '/rules'],
    [nobody, '/log/checkpoint'],
    [member, '/me'],
    [member, `/me/statements/${statement}`],
    [member, `/v1/receipts/${statement}`],
    [member, '/v1/members/m-0412/standing'],
    [platform, '/v1/members/m-0412/powers'],
  ] as const) {
    const answer = await ask('GET', path);
    assert.equal(answer.statusCode, 200, `${path}: ${answer.text}`);
  }
  const ready = await nobody('GET', '/readyz');
  assert.equal(ready.statusCode, 200, ready.text);
  return ready.text;
}

export async function assertKnown({ platform }: Inhabited, { activities }: Taken): Promise<void> {
  for (let from = 0; from < activities.length; from += 500) {
    const some = activities.slice(from, from + 500);
    const body = some.map((id) => activity(id));
    const known = await platform('POST', '/v1/activities', { body });
    for (const [index, id] of some.entries()) {
      assert.equal(known.at(`/items/${index}/result`), 'duplicate', `${id} is lost`);
    }
  }
}
