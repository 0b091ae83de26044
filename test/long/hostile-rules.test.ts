import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Activity } from '../../src/domain/activity.ts';
import { compileEngine, type Engine } from '../../src/engine/engine.ts';
import { post, versionOf } from '../../src/engine/testing-engine.ts';
import { exampleRulebooks } from '../../src/rulebook/testing-examples.ts';
import { brokenFiles } from '../../src/rulebook/testing-files.ts';

const badInputs: URL = new URL('../../../shared/data/bad-inputs/', import.meta.url);
const skip = existsSync(badInputs) ? false : 'the collection of bad inputs is not here';
const RULE = 'rules/spam.links.md';
const WHEN = 'links_10m > 2 || inDomains(content.links, "shops")';
const LENGTH = 20_000;
const CHARACTERS_MAX = 100_000;

type HostilePattern = Readonly<Record<string, string>>;

function read(name: string): unknown {
  // One value of the collection is an `Infinity`, which is not JSON.
  const text = readFileSync(new URL(name, badInputs), 'utf8').replace(/\bInfinity\b/, 'null');
  return JSON.parse(text);
}

/** `a*n+!` is twenty thousand times `a` and then `!`. */
function attackText(attack: string): string {
  if (attack === '') return 'a'.repeat(LENGTH);
  const parts = attack.split('+');
  return parts
    .map((part) => (part.endsWith('*n') ? part.slice(0, -2).repeat(LENGTH) : part))
    .join('')
    .slice(0, CHARACTERS_MAX);
}

function engineFor(pattern: string): Engine | string {
  const when = `content.text.matches(${JSON.stringify(pattern)}) || links_10m > 2`;
  const yaml = `'${when.replaceAll("'", "''")}'`;
  try {
    const compiled = compileEngine(versionOf(brokenFiles(RULE, WHEN, yaml)));
    return compiled.ok ? compiled.value : (compiled.error[0]?.check ?? 'refused');
  } catch (problem) {
    // `versionOf` throws with the first diagnostic of a rulebook that is refused.
    return (JSON.parse((problem as Error).message) as { readonly check: string }).check;
  }
}

/**
 * Milliseconds of the activity that takes longest, each by its best of three, so that what else the
 * machine does counts less. Told and not asserted.
 */
function slowest(engine: Engine, activities: readonly Activity[]): number {
  let worst = 0;
  for (const activity of activities) {
    let best = Infinity;
    for (let round = 0; round < 3; round += 1) {
      const started = performance.now();
      engine.screen(activity);
      best = Math.min(best, performance.now() - started);
    }
    engine.evaluate(activity);
    worst = Math.max(worst, best);
  }
  return worst;
}

test('hostile patterns are refused with a check, or answered', { skip }, (context) => {
  const { patterns } = read('redos-patterns.json') as { patterns: readonly HostilePattern[] };
  let [worst, refused] = [0, 0];
  for (const { pattern = '', attack = '', ...rest } of patterns) {
    const ignoreCase = rest['flags']?.includes('i') === true;
    const engine = engineFor(ignoreCase ? `(?i)${pattern}` : pattern);
    if (typeof engine === 'string') {
      assert.match(engine, /^(?:unsupported-regex|too-complex)$/, pattern);
      refused += 1;
      continue;
    }
    const text = attackText(attack);
    worst = Math.max(worst, slowest(engine, [post('a', 0, { text })]));
  }
  context.diagnostic(`${refused} of ${patterns.length} refused; worst ${worst.toFixed(1)} ms`);
  assert.ok(refused >= 8 && refused < patterns.length);
});

test('hostile texts are taken by every example rulebook', { skip }, (context) => {
  const strings = read('blns.json') as readonly string[];
  const attacks = read('unicode-attacks.json') as readonly { readonly text?: string }[];
  const texts = [...strings, ...attacks.map(({ text }) => text ?? '')];
  const longer = texts.map((text) => text.repeat(Math.ceil(LENGTH / Math.max(text.length, 1))));
  const all = [...texts, ...longer].map((text) => text.slice(0, CHARACTERS_MAX).toWellFormed());
  let worst = 0;
  for (const [name, files] of exampleRulebooks()) {
    const compiled = compileEngine(versionOf(files));
    assert.ok(compiled.ok, name);
    const kinds = ['post', 'comment', 'message', 'profile', 'group'] as const;
    const stream = all.flatMap((text, at) =>
      kinds.map((kind): Activity => {
        const { content, ...rest } = post(`${kind}-${at}`, at, { text });
        return content === undefined ? rest : { ...rest, content: { ...content, kind } };
      }),
    );
    worst = Math.max(worst, slowest(compiled.value, stream));
  }
  context.diagnostic(`${all.length} texts; worst ${worst.toFixed(1)} ms`);
});
