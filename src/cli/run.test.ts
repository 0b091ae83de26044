import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandNames, loadCommand } from './commands.ts';
import { typed } from './testing-terminal.ts';

test('without words it says what there is and that something was missing', async () => {
  const { exit, out } = await typed([]);
  assert.equal(exit, 2);
  for (const name of commandNames) assert.match(out, new RegExp(`^  ${name} `, 'm'));
});

test('help, --help and help of one command', async () => {
  for (const words of [['help'], ['--help']]) {
    const { exit, out, complaints } = await typed(words);
    assert.deepEqual([exit, complaints], [0, '']);
    assert.match(out, /Exit codes: 0 done, 1 failed, 2 wrong usage, 3 a check found something\./);
  }
  const one = await typed(['help', 'rules', 'lint']);
  assert.equal(one.exit, 0);
  assert.deepEqual(one, await typed(['rules', 'lint', '--help']));
});

for (const name of commandNames) {
  test(`\`${name} --help\` says what it does in a sentence, and how it is typed`, async () => {
    const { exit, out } = await typed([...name.split(' '), '--help']);
    assert.equal(exit, 0);
    const [summary = '', empty, usage = ''] = out.split('\n');
    assert.match(summary, /^[A-Z].*\.$/);
    assert.equal(empty, '');
    assert.ok(usage.startsWith(`Usage: evenhand ${name}`), usage);
    assert.match(usage, /\[--json\]$/);
  });
}

test('commands are called by their names', async () => {
  for (const name of commandNames) assert.equal((await loadCommand(name))?.name, name);
});

const wrong: readonly (readonly [words: string, complaint: RegExp])[] = [
  ['rulez', /there is no command `rulez`\. `evenhand help` lists what there is\./],
  ['rules', /after `rules` comes one of: lint, test, diff, format, import, publish, replay/],
  ['rules lunt', /after `rules` comes one of: lint, test, diff, format, import, publish, replay/],
  ['help nothing', /there is no command `nothing`/],
  ['version now', /`now` is one word too many/],
  ['rules lint', /`evenhand rules lint` needs DIR/],
  ['serve --porto 1', /`evenhand serve` has no option `--porto`/],
  ['serve -x', /`evenhand serve` has no option `-x`/],
  ['serve --port', /`--port` needs a value/],
  ['version --json=yes', /`--json` takes no value/],
  ['demo --port 70000', /`--port` takes a whole number from 0 to 65535/],
  ['demo --port -1', /`--port`/],
  ['demo --port 0x50', /`--port` takes a whole number/],
];

for (const [words, complaint] of wrong) {
  test(`\`evenhand ${words}\` is wrong usage and says why`, async () => {
    const { exit, out, complaints } = await typed(words.split(' '));
    assert.deepEqual([exit, out], [2, '']);
    assert.match(complaints, complaint);
  });
}

test('with --json a complaint is JSON too', async () => {
  const { exit, complaints } = await typed(['rules', 'lint', 'no-such-place', '--json']);
  assert.equal(exit, 1);
  const { problem } = JSON.parse(complaints) as { readonly problem: string };
  assert.match(problem, /^there is no file or directory .*no-such-place$/);
});

test('version says which Evenhand on which Node, the interface is printed whole', async () => {
  const said = await typed(['version']);
  assert.match(said.out, /^evenhand \d+\.\d+\.\d+ \(node v\d+\.\d+\.\d+\)\n$/);
  const { evenhand, node } = JSON.parse((await typed(['version', '--json'])).out);
  assert.equal(said.out, `evenhand ${evenhand} (node ${node})\n`);
  const openapi = await typed(['openapi']);
  assert.equal(JSON.parse(openapi.out).openapi.slice(0, 3), '3.1');
});
