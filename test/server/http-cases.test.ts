import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DAY_MS } from '../../src/kernel/duration.ts';
import {
  asMember,
  decide,
  decisionOn,
  openCases,
  reportedCase,
  reportOn,
  workUp,
} from './case-work.ts';
import {
  type PreparedDirectory,
  prepareDirectory,
  type RunningServer,
  startServer,
} from './running-server.ts';
import { type Ask, asNobody, asPlatform, asStaff, assertProblem, withLink } from './talk.ts';

let directory: PreparedDirectory;
let server: RunningServer;
let platform: Ask;
let operator: Ask;
let moderator: Ask;
let colleague: Ask;

before(async () => {
  directory = await prepareDirectory({
    rulebook: (text) => text.replace('undo: PT10S', 'undo: PT0S'),
  });
  server = await startServer(directory);
  platform = asPlatform(directory);
  operator = await asStaff(directory, 'operator-1');
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

/** The only statement of a member, and the decision behind it. */
async function statementOf(member: string): Promise<{ statement: string; decision: string }> {
  const list = await moderator('GET', `/v1/members/${member}/statements`);
  return {
    statement: list.textAt('/items/0/statement'),
    decision: list.textAt('/items/0/decision'),
  };
}

test('a decision names the version it read, and a stale one changes nothing', async () => {
  const path = await caseAbout('m-versions');
  const seen = await workUp(moderator, path);
  const body = decisionOn(seen);
  assertProblem(await moderator('POST', `${path}/decision`, { body }), {
    statusCode: 428,
    code: 'version_required',
  });
  const version = Number(seen.at('/blind/version'));
  const stale = await moderator('POST', `${path}/decision`, { body, version: version - 1 });
  assertProblem(stale, { statusCode: 412, code: 'version_changed' });
  for (const tag of ['W/"3"', '3', '*', '"3", "4"', '"-1"']) {
    const headers = { 'if-match': tag };
    const answer = await moderator('POST', `${path}/decision`, { body, headers });
    assertProblem(answer, { statusCode: 428, code: 'version_required' });
  }
  const made = await moderator('POST', `${path}/decision`, { body, version });
  assert.equal(made.statusCode, 201, made.text);
  assert.match(made.headers.get('location') ?? '', /^\/v1\/decisions\//);
});

test('two who decide the same case at once make one decision', async () => {
  const path = await caseAbout('m-raced');
  const seen = await workUp(moderator, path);
  const ask = { body: decisionOn(seen), version: seen.at('/blind/version') };
  const answers = await Promise.all([
    moderator('POST', `${path}/decision`, ask),
    moderator('POST', `${path}/decision`, ask),
    colleague('POST', `${path}/decision`, ask),
  ]);
  const statusCodes = answers.map((answer) => answer.statusCode).toSorted();
  assert.equal(statusCodes.filter((code) => code === 201).length, 1, statusCodes.join());
  for (const answer of answers) assert.ok(answer.statusCode < 500, answer.text);
});

test('a case somebody holds is not taken without a reason', async () => {
  const path = await caseAbout('m-held');
  await moderator('POST', `${path}/lease`, { body: {} });
  const other = await colleague('POST', `${path}/lease`, { body: {} });
  assertProblem(other, { statusCode: 409, code: 'leased_by_other' });
  assert.equal(other.at('/holder'), 'moderator-1');
  const body = { takeOverReason: 'They went home and the promised date is near.' };
  assert.equal((await colleague('POST', `${path}/lease`, { body })).statusCode, 200);
});

test('X1 a measure without an end, or with a second one, is refused', async () => {
  const path = await caseAbout('m-endless');
  const seen = await workUp(moderator, path);
  const version = seen.at('/blind/version');
  const endless: readonly object[] = [
    { kind: 'no-links' },
    { kind: 'no-links', for: 'P0D' },
    { kind: 'no-links', for: 'for ever' },
    { kind: 'no-links', for: 'P1D', renew: true },
    { kind: 'no-links', for: 'P1D', until: '9999-12-31T00:00:00Z' },
  ];
  for (const measure of endless) {
    const body = decisionOn(seen, { measures: [measure] });
    const answer = await moderator('POST', `${path}/decision`, { body, version });
    assertProblem(answer, { statusCode: 400, code: 'restriction_must_end' });
    assert.match(answer.textAt('/errors/0/pointer'), /^\/measures\/0/);
  }
  const powers = await platform('GET', '/v1/members/m-endless/powers');
  assert.deepEqual(powers.at('/limits'), []);
});

test('a decision without reasons, rule or facts is refused with the place', async () => {
  const path = await caseAbout('m-reasonless');
  const seen = await workUp(moderator, path);
  const version = seen.at('/blind/version');
  const poor: readonly (readonly [changes: Record<string, unknown>, code: string, at: string])[] = [
    [{ reasons: '' }, 'reasons_required', '/reasons'],
    [{ reasons: '   \n ' }, 'reasons_required', '/reasons'],
    [{ rule: undefined }, 'reasons_required', '/rule'],
    [{ factsReliedOn: [] }, 'facts_required', '/factsReliedOn'],
    [{ factsReliedOn: ['no-such-fact'] }, 'facts_required', '/factsReliedOn/0'],
    [{ rung: 'for-ever' }, 'measure_out_of_range', '/rung'],
    [{ deviationReason: undefined }, 'deviation_reason_required', '/deviationReason'],
    [{ decided_by: 'moderator-2' }, 'unknown_field', '/decided_by'],
  ];
  for (const [changes, code, pointer] of poor) {
    const body = decisionOn(seen, changes);
    const answer = await moderator('POST', `${path}/decision`, { body, version });
    assertProblem(answer, { statusCode: 400, code, pointer });
  }
});

test('N3 reasons that quote the reporter are held back with the place', async () => {
  const report = reportOn('m-quoted', {
    reporter: { kind: 'member', id: 'm-whistle' },
    contact: 'whistle@mail.example',
  });
  const path = await reportedCase({ reporter: platform, handler: moderator }, report);
  const seen = await workUp(moderator, path);
  for (const trace of ['m-whistle', 'whistle@mail.example']) {
    const reasons = `It was ${trace} who told us that the same link stands in every thread.`;
    const answer = await moderator('POST', `${path}/decision`, {
      body: decisionOn(seen, { reasons }),
      version: seen.at('/blind/version'),
    });
    assertProblem(answer, { statusCode: 422, code: 'may_identify_reporter', pointer: '/reasons' });
  }
});

test('D2 nobody handles a case that they reported or that is about themselves', async () => {
  const people = { reporter: moderator, handler: colleague };
  const own = await reportedCase(people, reportOn('m-known'));
  assertProblem(await moderator('POST', `${own}/lease`, { body: {} }), {
    statusCode: 403,
    code: 'conflict_of_interest',
  });
});

test('rules do not reach into the past', async () => {
  const current = await platform('GET', '/v1/rulebook');
  const files = current.at('/rulebook/files') ?? { 'rulebook.yaml': 'name: x' };
  const effectiveFrom = new Date(Date.now() - DAY_MS).toISOString();
  const answer = await platform('POST', '/v1/rulebook/versions', {
    body: { files, effectiveFrom },
  });
  assertProblem(answer, { statusCode: 400, code: 'not_retroactive', pointer: '/effectiveFrom' });
  assertProblem(await platform('POST', '/v1/rulebook/versions', { body: { files: {} } }), {
    statusCode: 400,
    code: 'rulebook_invalid',
  });
});

test('names that pass for a role are refused', async () => {
  for (const staff of ['moderator', 'admin', 'operator']) {
    const answer = await operator('POST', '/v1/staff', { body: { staff, role: 'moderator' } });
    assertProblem(answer, { statusCode: 400, code: 'reserved_name', pointer: '/staff' });
  }
});

test('A1 an appeal by somebody suspended is heard, and a second one is the first', async () => {
  await decide(moderator, await caseAbout('m-appellant'));
  const member = await asMember(server.url, operator, 'm-appellant');
  const { statement, decision } = await statementOf('m-appellant');
  const path = `/v1/statements/${statement}`;
  assert.equal((await member('GET', path)).statusCode, 200);
  await member('POST', `${path}/delivered`, { body: { channel: 'page' } });
  const appeals = `/v1/decisions/${decision}/appeals`;
  const first = await member('POST', appeals, { body: { text: 'It was a list somebody wanted.' } });
  assert.equal(first.statusCode, 201, first.text);
  const second = await member('POST', appeals, { body: { text: 'And once more.' } });
  assert.deepEqual([second.statusCode, second.text], [200, first.text]);
  const huge = { text: 'x'.repeat(5 * 1_048_576) };
  assertProblem(await member('POST', appeals, { body: huge }), {
    statusCode: 413,
    code: 'too_large',
  });
});

test('what belongs to another member, or to nobody, is not here', async () => {
  await decide(moderator, await caseAbout('m-owner'));
  const { statement, decision } = await statementOf('m-owner');
  const stranger = await asMember(server.url, operator, 'm-stranger');
  const answers = await Promise.all([
    stranger('GET', `/v1/statements/${statement}`),
    stranger('GET', '/v1/statements/no-such-statement'),
    stranger('GET', '/v1/members/m-owner/standing'),
    stranger('GET', '/v1/members/m-owner/export'),
    stranger('GET', '/v1/members/m-owner/powers'),
    stranger('GET', '/v1/members/nobody/standing'),
    stranger('POST', `/v1/decisions/${decision}/appeals`, { body: { text: 'Not mine.' } }),
    stranger('POST', '/v1/decisions/none/appeals', { body: { text: 'Not mine.' } }),
  ]);
  for (const answer of answers) assertProblem(answer, { statusCode: 404, code: 'not_found' });
  assert.equal(new Set(answers.map((answer) => answer.text)).size, 1, 'one text for all');
});

test('links to a statement open a page and change nothing; cut ones open nothing', async () => {
  const nobody = asNobody(directory);
  const paths = ['/d/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '/d/x', '/r/no', '/sign-in/no'];
  for (const path of paths) assert.equal((await nobody('GET', path)).statusCode, 404, path);
});

test('O1 a moderator whose role ended can do nothing from that moment', async () => {
  const path = await caseAbout('m-orphaned');
  const seen = await workUp(colleague, path);
  const body = { role: 'moderator', reason: 'They asked to stop for the summer.' };
  const ended = await operator('POST', '/v1/staff/moderator-2/roles/end', { body });
  assert.equal(ended.statusCode, 200, ended.text);
  const ask = { body: decisionOn(seen), version: seen.at('/blind/version') };
  const signedOut = await colleague('POST', `${path}/decision`, ask);
  assertProblem(signedOut, { statusCode: 401, code: 'not_signed_in' });
  const person = { kind: 'staff', id: 'moderator-2' };
  const link = await operator('POST', '/v1/sign-in-links', { body: { person } });
  const back = await withLink(server.url, `${server.url}/sign-in/${link.textAt('/secret')}`);
  const powerless = await back('POST', `${path}/decision`, ask);
  assertProblem(powerless, { statusCode: 403, code: 'authority_ended' });
  assertProblem(await back('GET', '/v1/cases'), { statusCode: 403, code: 'authority_ended' });
  assert.ok((await openCases(moderator)).includes(path));
});

test('D3 nobody is restricted over HTTP before they were asked, and they answer as themselves', async () => {
  const path = await caseAbout('m-heard');
  const { urgency: _, ...body } = decisionOn(await workUp(moderator, path)) as {
    readonly urgency: string;
  };
  const asked = await moderator('POST', `${path}/view-request`);
  assert.equal(asked.statusCode, 200, asked.text);
  const version = asked.at('/blind/version');
  assertProblem(await moderator('POST', `${path}/decision`, { body, version }), {
    statusCode: 409,
    code: 'hearing_required',
    pointer: '/urgency',
  });
  const hearing = path.replace('/v1/cases/', '/v1/hearings/');
  const text = 'Each of them had asked me for the link.';
  const stranger = await asMember(server.url, operator, 'm-other');
  const member = await asMember(server.url, operator, 'm-heard');
  assert.equal((await stranger('GET', hearing)).statusCode, 404);
  assert.equal((await stranger('POST', `${hearing}/view`, { body: { text } })).statusCode, 404);
  assert.equal((await member('GET', '/v1/hearings')).at('/items/0/phase'), 'waiting');
  const said = await member('POST', `${hearing}/view`, { body: { text } });
  assert.equal(said.at('/given/text'), text, said.text);
  const seen = await moderator('GET', path);
  assert.equal(seen.at('/opened/view/text'), text);
  const made = await moderator('POST', `${path}/decision`, {
    body,
    version: seen.at('/blind/version'),
  });
  assert.equal(made.statusCode, 201, made.text);
  const told = await member('GET', '/v1/members/m-heard/statements');
  assert.equal(told.at('/items/0/text/hearing/kind'), 'heard');
});
