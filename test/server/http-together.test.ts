import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { decisionOn, reportedCase, reportOn, workUp } from './case-work.ts';
import {
  type PreparedDirectory,
  prepareDirectory,
  type RunningServer,
  startServer,
} from './running-server.ts';
import { type Ask, asPlatform, asStaff, assertProblem } from './talk.ts';

// What happens when many people, or many cases, come at once.

let directory: PreparedDirectory;
let server: RunningServer;
let platform: Ask;
let moderator: Ask;
let colleague: Ask;

before(async () => {
  directory = await prepareDirectory({});
  server = await startServer(directory);
  platform = asPlatform(directory);
  moderator = await asStaff(directory, 'moderator-1');
  colleague = await asStaff(directory, 'moderator-2');
});
after(async () => {
  assert.equal(await server.end('SIGTERM'), 0);
  assert.doesNotMatch(server.output(), /"level":"error"/, 'nobody was surprised');
  directory.remove();
});

async function caseAbout(member: string): Promise<string> {
  return await reportedCase({ reporter: platform, handler: moderator }, reportOn(member));
}

function idOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

test('twelve requests at once with one Idempotency-Key store one report', async () => {
  const body = reportOn('m-twelve');
  const key = 'the-same-key-twelve-times';
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => platform('POST', '/v1/reports', { body, key })),
  );
  const taken = answers.filter(({ statusCode }) => statusCode < 300);
  assert.equal(new Set(taken.map((answer) => answer.textAt('/report'))).size, 1);
  for (const answer of answers.filter(({ statusCode }) => statusCode >= 300)) {
    assertProblem(answer, { statusCode: 409, code: 'in_progress' });
  }
  const late = await platform('POST', '/v1/reports', { body, key });
  assert.equal(late.textAt('/report'), taken[0]?.textAt('/report'));
});

test('whoever decides second is told by whom it was decided and when', async () => {
  const path = await caseAbout('m-second');
  const seen = await workUp(moderator, path);
  const ask = { body: decisionOn(seen), version: seen.at('/blind/version') };
  const made = await moderator('POST', `${path}/decision`, ask);
  assert.equal(made.statusCode, 201, made.text);
  const lost = await colleague('POST', `${path}/decision`, ask);
  assertProblem(lost, { statusCode: 409, code: 'already_decided' });
  assert.deepEqual(
    [lost.at('/decidedBy'), lost.at('/decidedAt'), lost.at('/decision')],
    ['moderator-1', made.at('/decidedAt'), made.at('/decision')],
  );
});

test('a bulk job goes from its cases over its sample to its hold, and back', async () => {
  const paths = [await caseAbout('m-bulk-1'), await caseAbout('m-bulk-2')];
  const listed = await moderator('GET', '/v1/bulk-candidates?rule=spam.link-flood');
  const offered = listed.at('/cases') as readonly { readonly case: string }[];
  for (const path of paths) assert.ok(offered.some((row) => row.case === idOf(path)));
  const body = {
    rule: 'spam.link-flood',
    rung: 'warning',
    reasons: 'The same link stood in eight threads within nine minutes.',
    deviationReason: 'A reminder did not help before.',
    confidence: 'high',
    cases: paths.map((path) => ({ case: idOf(path) })),
  };
  const unknown = { ...body, cases: [{ case: 'no-such-case' }] };
  const nowhere = await moderator('POST', '/v1/bulk-decisions', { body: unknown });
  assertProblem(nowhere, { statusCode: 404, code: 'not_found' });
  const job = await moderator('POST', '/v1/bulk-decisions', { body });
  assert.equal(job.statusCode, 201, job.text);
  const at = `/v1/bulk-decisions/${job.textAt('/bulk')}`;
  const early = await moderator('POST', `${at}/start`);
  assertProblem(early, { statusCode: 409, code: 'sample_required' });
  assert.equal(early.at('/left'), 2);
  for (const path of paths) {
    const chosen = { body: { case: idOf(path) } };
    const stranger = await colleague('POST', `${at}/open-sample`, chosen);
    assertProblem(stranger, { statusCode: 403, code: 'role_required' });
    const opened = await moderator('POST', `${at}/open-sample`, chosen);
    assert.equal(opened.textAt('/case/case'), idOf(path), opened.text);
    assert.equal(opened.at('/case/respondent'), undefined);
    const fits = await moderator('POST', `${at}/confirm-sample`, chosen);
    assert.equal(fits.statusCode, 200, fits.text);
  }
  const held = await moderator('POST', `${at}/start`);
  assert.equal(held.textAt('/phase'), 'held', held.text);
  assertProblem(await moderator('POST', `${at}/start`), {
    statusCode: 409,
    code: 'already_decided',
  });
  const reasons = { reasons: 'The list of words had a mistake.' };
  const vacate = await colleague('POST', `${at}/vacate`, { body: reasons });
  assertProblem(vacate, { statusCode: 403, code: 'role_required' });
  assert.equal((await moderator('POST', `${at}/undo`)).textAt('/phase'), 'undone');
  const list = await colleague('GET', '/v1/bulk-decisions');
  assert.equal(list.textAt('/items/0/phase'), 'undone');
  assertProblem(await platform('GET', at), { statusCode: 404, code: 'not_found' });
});
