import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { compilePattern } from './compile-pattern.ts';
import { seenByOracle, seenByPattern } from './pattern.fixture.ts';
import { matchedTextLengthMax } from './pattern-limits.ts';

interface Attack {
  readonly source: string;
  readonly attack: string;
  /** Whether the oracle refuses it as well. */
  readonly refused: boolean;
}

const list = new URL('../../../shared/data/bad-inputs/redos-patterns.json', import.meta.url);
const absent = existsSync(list) ? false : 'the shared list of slow patterns is not present';
const attacks: readonly Attack[] = absent ? [] : readAttacks(readFileSync(list, 'utf8'));

function readAttacks(json: string): readonly Attack[] {
  const { patterns }: { patterns: readonly Readonly<Record<string, string>>[] } = JSON.parse(json);
  return patterns.map((one) => ({
    source: `${one['flags']?.includes('i') ? '(?i)' : ''}${one['pattern']}`,
    attack: one['attack'] ?? '',
    refused: one['re2js']?.startsWith('rejects') ?? false,
  }));
}

/** `X*n` stands for X repeated up to the length; `+` joins parts. */
function textOf(attack: string): string {
  const parts = attack.split('+');
  const fixed = parts.filter((part) => !part.endsWith('*n')).join('').length;
  return parts
    .map((part) => {
      if (!part.endsWith('*n')) return part;
      const unit = part.slice(0, -2);
      return unit.repeat(Math.floor((matchedTextLengthMax - fixed) / unit.length));
    })
    .join('');
}

for (const { source, attack, refused } of attacks) {
  test(`\`${source}\` is refused, or answered over the longest text`, () => {
    const compiled = compilePattern(source);
    if (refused) {
      assert.equal(compiled.ok, false);
    } else if (compiled.ok) {
      const text = textOf(attack);
      assert.ok(text.length <= matchedTextLengthMax);
      assert.equal(seenByPattern(source, text), seenByOracle(source, text));
    } else {
      assert.equal(compiled.error.check, 'too-complex');
    }
  });
}

test('the list of slow patterns is there', { skip: absent }, () => {
  assert.ok(attacks.length > 20);
});
