import assert from 'node:assert/strict';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { RuleMutation } from '../engine/rule-mutants.ts';
import { readConfiguration } from './read-configuration.ts';
import { type Typed, typed } from './testing-terminal.ts';

let place: string;

before(async () => {
  place = mkdtempSync(join(tmpdir(), 'evenhand-cli-'));
  const made = await evenhand('init --directory first --community riverbank.example');
  assert.equal(made.exit, 0, made.complaints);
});
after(() => rmSync(place, { recursive: true }));

async function evenhand(line: string): Promise<Typed> {
  return await typed(line.split(' '), place);
}

async function json(line: string): Promise<Record<string, unknown>> {
  const { exit, out, complaints } = await evenhand(`${line} --json`);
  assert.equal(exit, 0, complaints);
  return JSON.parse(out) as Record<string, unknown>;
}

function write(name: string, value: unknown): void {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  writeFileSync(join(place, name), text);
}

function event(id: string, changes: object = {}): object {
  return {
    specversion: '1.0',
    id,
    source: 'https://riverbank.example',
    type: 'org.evenhand.content.posted.v1',
    time: new Date().toISOString(),
    data: {
      actor: { id: 'm-0412' },
      item: `post-${id}`,
      content: { kind: 'post', text: 'The ferry runs again from Saturday.' },
    },
    ...changes,
  };
}

test('init says what it made and what comes next, and never does it twice', async () => {
  const { exit, out } = await evenhand('init --directory second --operator operator-7');
  assert.equal(exit, 0);
  assert.match(out, /Start the server:\n {2}evenhand serve --directory/);
  assert.match(out, /Sign in once as operator: {2}http:\/\/127\.0\.0\.1:4040\/sign-in\/[\w-]{40,}/);
  assert.match(out, /Token for your platform: {3}evh_[\w-]{40,} {3}\(shown this once\)/);
  const again = await evenhand('init --directory second');
  assert.equal(again.exit, 1);
  assert.match(again.complaints, /second is set up already; nothing was changed/);
});

test('init refuses a community or an address of the wrong form, and makes nothing', async () => {
  const community = await evenhand('init --directory third --community Riverbank!');
  assert.equal(community.exit, 2);
  assert.match(community.complaints, /`community`: write small letters, digits, dots and dashes/);
  const address = await evenhand('init --directory third --public-url ftp://x');
  assert.equal(address.exit, 2);
  assert.match(address.complaints, /`publicUrl`: write an address such as https:/);
  assert.match((await evenhand('serve --directory third')).complaints, /run `evenhand init` first/);
});

test('a typing mistake in the configuration is named', async () => {
  await evenhand('init --directory mistyped');
  const path = join(place, 'mistyped', 'evenhand.json');
  const configuration = JSON.parse(readFileSync(path, 'utf8')) as object;
  const platforms = { discourse: { secret: 'password1234' } };
  writeFileSync(path, JSON.stringify({ ...configuration, prot: 1, platforms }));
  const { exit, complaints } = await evenhand('token x --directory mistyped');
  assert.equal(exit, 1);
  assert.match(complaints, /evenhand\.json has mistakes:/);
  assert.match(complaints, /prot/);
  assert.match(complaints, /`platforms\.discourse\.secret`: this secret is an example/);
  writeFileSync(path, '{');
  assert.match((await evenhand('doctor --directory mistyped')).out, /is not JSON/);
  assert.equal(readConfiguration(join(place, 'first')).ok, true);
});

test('doctor finds what is missing and is content when it is there', async () => {
  const nowhere = await evenhand('doctor --directory nowhere');
  assert.equal(nowhere.exit, 3);
  assert.match(nowhere.out, / ! {2}data directory: .*nowhere does not exist; run `evenhand init`/);
  await evenhand('init --directory ill --public-url http://127.0.0.1:9');
  const before = await evenhand('doctor --directory ill');
  assert.equal(before.exit, 3);
  assert.match(before.out, / ! {2}backup: none was made yet; run `evenhand backup create TO`/);
  await evenhand('backup create kept-ill --directory ill');
  assert.match(before.out, / ! {2}moderators: nobody can decide/);
  for (const [staff, role] of [
    ['moderator-1', 'moderator'],
    ['reviewer-1', 'reviewer'],
    ['reviewer-2', 'reviewer'],
  ]) {
    await evenhand(`staff appoint ${staff} ${role} --directory ill`);
  }
  const { out } = await evenhand('doctor --directory ill --json');
  const { checks } = JSON.parse(out) as { checks: { name: string; ok: boolean }[] };
  const ailing = checks.filter((check) => !check.ok).map((check) => check.name);
  // How full the disk of this machine is, is not what is tried here.
  assert.deepEqual(
    ailing.filter((name) => name !== 'disk'),
    [],
  );
});

test('doctor sees files that others can read, and a record that does not fit the database', async () => {
  await evenhand('init --directory unsound');
  const directory = join(place, 'unsound');
  for (const name of ['master-key', 'keys']) {
    chmodSync(join(directory, `evenhand.${name}`), 0o644);
  }
  mkdirSync(join(directory, 'log'), { recursive: true });
  writeFileSync(join(directory, 'log', 'checkpoint'), 'no checkpoint');
  const { out } = await evenhand('doctor --directory unsound');
  assert.match(out, / ! {2}secret files: .*`chmod 600 \S+evenhand\.master-key \S+evenhand\.keys`/);
  assert.match(out, / ! {2}record: log\/checkpoint: it is no checkpoint; run `evenhand log audit`/);
  assert.match(out, / ! {2}what was signed last: \S+evenhand\.high-water is missing; hold/);
  assert.match(out, /^ok {2}languages: /m);
  assert.match(out, /^ok {2}webhooks: /m);
});

test('staff are appointed, get further roles for a reason, and sign in by a link', async () => {
  const appointed = await evenhand('staff appoint moderator-1 moderator --directory first');
  assert.deepEqual([appointed.exit, appointed.out], [0, 'moderator-1 is now moderator.\n']);
  const twice = await evenhand('staff appoint moderator-1 reviewer --directory first');
  assert.equal(twice.exit, 1);
  assert.match(twice.complaints, /on the staff already; say with `--reason` why/);
  const reason = 'reason=She-heard-appeals-for-years-elsewhere';
  const granted = await evenhand(`staff appoint moderator-1 reviewer --${reason} -d first`);
  assert.deepEqual([granted.exit, granted.complaints], [0, '']);
  const { url } = await json('staff sign-in moderator-1 --directory first');
  assert.match(String(url), /^http:\/\/127\.0\.0\.1:4040\/sign-in\/[\w-]{40,}$/);
});

const refused: readonly (readonly [line: string, exit: number, complaint: RegExp])[] = [
  ['staff appoint x boss -d first', 2, /there is no role `boss`; roles are moderator, /],
  ['staff appoint moderator moderator -d first', 1, /reserved_name/],
  ['staff sign-in nobody-7 -d first', 1, /Nobody on the staff is called `nobody-7`/],
  ['token x --scopes everything -d first', 1, /No token has the scope `everything`\. Write: /],
  ['token x --scopes staff:manage -d first', 1, /No token has the scope `staff:manage`/],
  ['case -d first', 2, /say with `--as STAFF` who reads; reading a case is recorded/],
  ['case none --as operator-1 -d first', 1, /nothing here|role/i],
  ['member export m-1 -d first', 2, /say with `--as STAFF` who reads the file/],
  ['rules publish nowhere -d first', 1, /there is no file or directory .*nowhere/],
  ['rules publish first/rulebook --from soon -d first', 2, /`soon` is not a time/],
  ['rules publish first/rulebook --from 2020-01-01T00:00:00Z -d first', 1, /not_retroactive/],
  ['ingest nowhere.json -d first', 1, /there is no file or directory .*nowhere\.json/],
  ['ingest first -d first', 1, /that is a directory; give a file/],
  ['serve --port no -d first', 2, /`--port` takes a whole number/],
  ['token x -d nowhere', 1, /there is no evenhand\.json in .*nowhere; run `evenhand init` first/],
];

for (const [line, exit, complaint] of refused) {
  test(`\`evenhand ${line}\` ends with ${exit} and says why`, async () => {
    const answer = await evenhand(line);
    assert.equal(answer.exit, exit, answer.complaints);
    assert.equal(answer.out, '');
    assert.match(answer.complaints, complaint);
  });
}

test('a token is one line to paste', async () => {
  const { exit, out } = await evenhand('token my-platform --directory first');
  assert.equal(exit, 0);
  assert.match(out, /^evh_[\w-]{40,}\n$/);
});

test('rules are checked, tested and published, and mistakes are shown with their place', async () => {
  assert.equal((await json('rules lint first/rulebook'))['ok'], true);
  const tests = await evenhand('rules test first/rulebook');
  assert.equal(tests.exit, 0);
  assert.match(tests.out, /(\d+) of \1 tests passed\.\n$/);
  const published = await evenhand('rules publish first/rulebook --directory first');
  assert.equal(published.exit, 0, published.complaints);
  assert.match(
    published.out,
    /^Version 2 is published, in force from 2.*Z\.\nsha256 [0-9a-f]{64}\n$/,
  );
  await evenhand('init --directory broken');
  const path = join(place, 'broken', 'rulebook', 'rules', 'spam.link-flood.md');
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replace('links_10m > 5', 'links_10n > 5'));
  const lint = await evenhand('rules lint broken/rulebook');
  assert.equal(lint.exit, 3);
  assert.match(lint.out, /rules\/spam\.link-flood\.md/);
  assert.match(lint.out, /links_10m/, 'the nearest name is suggested');
  assert.equal((await evenhand('rules test broken/rulebook')).exit, 3);
  const refusal = await evenhand('rules publish broken/rulebook --directory broken');
  assert.equal(refusal.exit, 1);
  assert.match(refusal.complaints, /rulebook_invalid/);
  writeFileSync(path, text.replace('links_10m > 5', 'links_10m > 9'));
  const failing = await evenhand('rules test broken/rulebook');
  assert.equal(failing.exit, 3);
  assert.match(failing.out, /^FAIL spam\.link-flood: the sixth link within ten minutes$/m);
});

test('`rules test --mutate` tells what the tests of a rule leave unnoticed', async () => {
  await evenhand('init --directory weak');
  const strong = await evenhand('rules test weak/rulebook --mutate');
  assert.equal(strong.exit, 0, strong.out);
  assert.match(strong.out, /^(\d+) of \1 changes were noticed, 0 more are accepted; /m);
  const path = join(place, 'weak', 'rulebook', 'rules', 'spam.link-flood.md');
  const text = readFileSync(path, 'utf8');
  const weak = text
    .replace(/^- name: an account that has been[\s\S]*?no-match\n/m, '')
    .replace(/^- name: an account that is exactly[\s\S]*?no-match\n/m, '');
  assert.ok(weak.length < text.length);
  writeFileSync(path, weak);
  const covered = await evenhand('rules test weak/rulebook');
  assert.equal(covered.exit, 0, 'a warning leaves the exit code as it is');
  const warning = /^warning: spam\.link-flood: `actor\.age < duration\("72h"\)` is never false/m;
  assert.match(covered.out, warning);
  assert.doesNotMatch(covered.out, /SURVIVES|changes were/);
  const survived = await evenhand('rules test weak/rulebook --mutate');
  assert.equal(survived.exit, 3);
  assert.match(survived.out, /^SURVIVES spam\.link-flood: .*\n {2}links_10m > 5 && true$/m);
  const everything = JSON.parse(
    (await evenhand('rules test weak/rulebook --mutate --json')).out,
  ) as Pick<Record<string, readonly unknown[]>, 'results' | 'gaps'> & {
    readonly ok: boolean;
    readonly mutations: readonly RuleMutation[];
  };
  assert.equal(everything.ok, false);
  assert.equal(everything['gaps']?.length, 1);
  assert.ok((everything['results']?.length ?? 0) > 0);
  const survivors = everything.mutations.flatMap((one) => one.survivors);
  const reasons = survivors.map((one) => `  '${one.text}': It is shown elsewhere.\n`);
  writeFileSync(path, weak.replace('range:', `mutants:\n${reasons.join('')}range:`));
  const accepted = await evenhand('rules test weak/rulebook --mutate');
  assert.equal(accepted.exit, 0, accepted.out);
  assert.match(accepted.out, /^accepted spam\.link-flood: .*\n {2}It is shown elsewhere\.$/m);
  assert.match(accepted.out, new RegExp(`, ${survivors.length} more are accepted; `));
});

test('activities are taken in once, one by one or in lists, and bad ones are named', async () => {
  write('said.json', [event('1'), event('2'), event('3', { time: 'once upon a time' })]);
  const first = await evenhand('ingest said.json --directory first');
  assert.equal(first.exit, 3);
  assert.match(first.out, /^2 accepted, 0 known already, 0 late, 0 set aside\.\n {2}refused 3: /);
  write('lines.ndjson', `${JSON.stringify(event('2'))}\n${JSON.stringify(event('4'))}\n`);
  const second = await json('ingest lines.ndjson --directory first');
  assert.deepEqual([second['accepted'], second['duplicate']], [1, 1]);
  write('torn.json', '[{"specversion": ');
  const torn = await evenhand('ingest torn.json --directory first');
  assert.equal(torn.exit, 1);
  assert.match(torn.complaints, /\[invalid_json\]/);
});

test('what a rule finds becomes a case, and a case is shown without names', async () => {
  const links = Array.from({ length: 6 }, (_, index) => `https://a.example/${index}`);
  const createdAt = new Date(Date.now() - 60_000).toISOString();
  const insistent = event('flood', {
    data: {
      actor: { id: 'm-0777', createdAt },
      item: 'post-flood',
      content: { kind: 'post', text: links.join(' '), links },
    },
  });
  write('flood.json', [insistent]);
  await evenhand('ingest flood.json --directory first');
  await evenhand('staff appoint moderator-2 moderator --directory first');
  const queue = await json('case --as moderator-2 --directory first');
  const [row] = queue['items'] as readonly { readonly case: string }[];
  assert.ok(row !== undefined, 'a case was opened');
  const listed = await evenhand('case --as moderator-2 --directory first');
  assert.match(listed.out, new RegExp(`^${row.case} {2}.* {2}due 2`));
  const shown = await evenhand(`case ${row.case} --as moderator-2 --directory first`);
  assert.equal(shown.exit, 0, shown.complaints);
  assert.match(shown.out, /Rules that may apply: Don't flood the forum with links/);
  assert.doesNotMatch(shown.out, /m-0777/);
});

test('a member’s file is printed whole', async () => {
  const file = await json('member export m-0412 --as moderator-2 --directory first');
  assert.equal(file['member'], 'm-0412');
  for (const part of [
    'standing',
    'statements',
    'restrictions',
    'reportsFiled',
    'earlyEnds',
    'redactions',
  ]) {
    assert.ok(part in file, part);
  }
});

test('lint writes SARIF for editors, and diff says in words what changed', async () => {
  const rule = join(place, 'first', 'rulebook', 'rules', 'spam.link-flood.md');
  const text = readFileSync(rule, 'utf8');
  cpSync(join(place, 'first', 'rulebook'), join(place, 'changed'), { recursive: true });
  const changed = join(place, 'changed', 'rules', 'spam.link-flood.md');
  writeFileSync(changed, text.replace('effect: review', 'effect: nudge'));
  const { out } = await evenhand('rules diff first/rulebook changed');
  assert.equal(
    out.trim(),
    'spam.link-flood: milder: a match leads to `nudge` in place of `review`',
  );
  writeFileSync(changed, text.replace('effect: review', 'effect: ban'));
  const linted = await evenhand('rules lint changed --sarif');
  assert.equal(linted.exit, 3);
  const sarif = JSON.parse(linted.out) as {
    runs: { results: { ruleId: string; locations: unknown[] }[] }[];
  };
  assert.equal(sarif.runs[0]?.results[0]?.ruleId, 'effect');
  assert.equal((await evenhand('rules diff first/rulebook changed')).exit, 3);
});

test('init starts from any of the example rulebooks', async () => {
  for (const name of ['marketplace', 'eu-platform', 'fediverse', 'game-chat']) {
    const made = await evenhand(`init --directory from-${name} --rulebook ${name}`);
    assert.equal(made.exit, 0, made.complaints);
    assert.equal((await evenhand(`rules lint from-${name}/rulebook`)).exit, 0);
  }
  const unknown = await evenhand('init --directory from-shop --rulebook markteplace');
  assert.equal(unknown.exit, 2);
  assert.match(unknown.complaints, /did you mean `marketplace`\?/);
});

test('format writes, and with --check only tells', async () => {
  cpSync(join(place, 'first', 'rulebook'), join(place, 'untidy'), { recursive: true });
  const rule = join(place, 'untidy', 'rules', 'spam.link-flood.md');
  await evenhand('rules format untidy');
  const tidy = readFileSync(rule, 'utf8');
  writeFileSync(rule, tidy.replace('## Why\n\n', '## Why  \n'));
  const checked = await evenhand('rules format untidy --check');
  assert.equal(checked.exit, 3);
  assert.equal(checked.out.trim(), 'would change rules/spam.link-flood.md');
  assert.notEqual(readFileSync(rule, 'utf8'), tidy);
  assert.equal((await evenhand('rules format untidy')).exit, 0);
  assert.equal(readFileSync(rule, 'utf8'), tidy);
  assert.equal((await evenhand('rules format untidy --check')).exit, 0);
});

test('import writes a draft rulebook that passes lint, and says what it refused', async () => {
  write('words.txt', 'blort\nschw*\n');
  const unknown = await evenhand('rules import discourse words.txt draft');
  assert.equal(unknown.exit, 2);
  assert.match(unknown.complaints, /discourse-watched-words/);
  const made = await evenhand('rules import discourse-watched-words words.txt draft');
  assert.equal(made.exit, 0, made.complaints);
  assert.equal((await evenhand('rules lint draft')).exit, 0);
  assert.equal((await evenhand('rules test draft')).exit, 0);
});
