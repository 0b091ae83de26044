import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Refusal } from './refusal.ts';
import type { Result } from './result.ts';
import { parseStrictJson } from './strict-json.ts';

const encoder = new TextEncoder();

function parse(text: string, depthMax = 64): Result<unknown, Refusal> {
  return parseStrictJson(encoder.encode(text), { depthMax });
}

function refusalOf(text: string): Pick<Refusal, 'refused' | 'pointer'> | undefined {
  const parsed = parse(text);
  if (parsed.ok) return undefined;
  const { refused, pointer } = parsed.error;
  return pointer === undefined ? { refused } : { refused, pointer };
}

test('duplicate keys are refused with a pointer to the second', () => {
  assert.deepEqual(refusalOf('{"a":{"max_days":3,"x":[],"max_days":300}}'), {
    refused: 'duplicate_key',
    pointer: '/a/max_days',
  });
  assert.deepEqual(refusalOf('{"a":1,"\\u0061":2}'), { refused: 'duplicate_key', pointer: '/a' });
  assert.equal(refusalOf('[{"a":1},{"a":1}]'), undefined);
});

test('a pointer escapes the letters ~ and /', () => {
  assert.deepEqual(refusalOf('{"a/b~c":[0,-0]}'), {
    refused: 'invalid_number',
    pointer: '/a~1b~0c/1',
  });
});

test('lone surrogates and NUL are refused in values and keys', () => {
  const refused = 'invalid_unicode';
  assert.deepEqual(refusalOf('{"text":"\\ud800"}'), { refused, pointer: '/text' });
  assert.deepEqual(refusalOf('["a","\\udc00\\ud800"]'), { refused, pointer: '/1' });
  assert.deepEqual(refusalOf('["\\ud83dx"]'), { refused, pointer: '/0' });
  assert.deepEqual(refusalOf('{"a":"x\\u0000"}'), { refused, pointer: '/a' });
  assert.equal(refusalOf('{"\\ud800":1}')?.refused, refused);
  assert.equal(refusalOf('["\\ud83d\\ude00 \\u00e9 \\\\ud800"]'), undefined);
});

test('bytes that are not UTF-8 are refused', () => {
  for (const bytes of [
    [0x22, 0xff, 0x22],
    [0x22, 0xed, 0xa0, 0x80, 0x22],
    [0xff, 0xfe, 0x5b, 0x00, 0x5d, 0x00],
  ]) {
    const parsed = parseStrictJson(Uint8Array.from(bytes), { depthMax: 8 });
    assert.equal(parsed.ok ? undefined : parsed.error.refused, 'invalid_unicode');
  }
});

test('a byte order mark is named in the refusal', () => {
  const parsed = parse('\uFEFF{}');
  assert.equal(parsed.ok, false);
  assert.match(parsed.ok ? '' : parsed.error.detail, /byte order mark/);
});

test('numbers that would change are refused, others pass unchanged', () => {
  const refused = ['9007199254740993', '-9007199254740992', '1e999', '-0', '-0.0', '123e-100000'];
  refused.push('333333333.33333329', '0.1000000000000000055511151231257827', '1e-400');
  refused.push(`1.${'0'.repeat(70)}1`);
  for (const token of refused) {
    assert.deepEqual(refusalOf(`{"n":${token}}`), { refused: 'invalid_number', pointer: '/n' });
  }
  for (const token of ['9007199254740991', '0', '-0.5', '4.50', '1E30', '0e5', '2e-3', '0.1']) {
    assert.equal(refusalOf(`[${token}]`), undefined, token);
  }
});

test('a number as long as the largest body is refused and nothing breaks', () => {
  const long = '1'.repeat(8_388_608);
  for (const token of [long, `0.${long}`, `1e${long}`, `-0.${'0'.repeat(1_000_000)}`]) {
    assert.equal(refusalOf(`[${token}]`)?.refused, 'invalid_number');
  }
  assert.equal(refusalOf(`["${'\\u00e9'.repeat(1_000_000)}"]`), undefined);
});

test('keys that reach a prototype are refused and no prototype changes', () => {
  for (const key of ['__proto__', 'constructor', 'prototype', '\\u005f_proto__']) {
    assert.equal(refusalOf(`{"a":[{"${key}":{"role":"lead"}}]}`)?.refused, 'unknown_field', key);
  }
  assert.equal(Object.hasOwn(Object.prototype, 'role'), false);
});

test('bad syntax is refused with line and column', () => {
  const parsed = parse('{\n  "a": 1,\n  "b": x\n}');
  assert.ok(!parsed.ok);
  assert.equal(parsed.error.refused, 'invalid_json');
  assert.match(parsed.error.detail, /line 3, column 8/);
  assert.deepEqual(parsed.error.facts, { line: 3, column: 8 });
  const short = parse('{"a":');
  assert.match(short.ok ? '' : short.error.detail, /ends too early/);
});

test('depth is bounded before anything is parsed', () => {
  for (const depth of [65, 5_000, 1_000_000]) {
    const texts = ['['.repeat(depth), '['.repeat(depth) + ']'.repeat(depth)];
    texts.push('{"a":'.repeat(depth));
    for (const text of texts) assert.equal(refusalOf(text)?.refused, 'too_deep');
  }
  assert.equal(refusalOf('['.repeat(64) + ']'.repeat(64)), undefined);
  assert.equal(refusalOf(`["${'['.repeat(100)}"]`), undefined, 'brackets in a string do not count');
});

test('when several things are wrong, the first code in precedence is answered', () => {
  assert.equal(refusalOf('{"n":-0,"t":"\\ud800","n":1}')?.refused, 'duplicate_key');
  assert.equal(refusalOf('{"n":-0,"t":"\\ud800"}')?.refused, 'invalid_unicode');
});

test('whatever JSON.stringify writes is read back the same', () => {
  const safe = fc.jsonValue({ maxDepth: 6 }).filter((value) => {
    const text = JSON.stringify(value);
    return text.isWellFormed() && !/\\u0000|\\ud[89a-f]|__proto__|constructor|prototype/.test(text);
  });
  fc.assert(
    fc.property(safe, fc.nat(2), (value, space) => {
      const text = JSON.stringify(value, null, space);
      const expected: unknown = JSON.parse(text);
      const bigInteger = /(?<![\d.e+-])-?\d{16,}(?![\d.e])/.test(text);
      const parsed = parse(text);
      if (!parsed.ok) assert.ok(bigInteger && parsed.error.refused === 'invalid_number', text);
      else assert.deepEqual(parsed.value, expected);
    }),
  );
});

test('agrees with JSON.parse on everything it accepts, and on all bad syntax', () => {
  const pieces = ['{', '}', '[', ']', ':', ',', '"a"', '"\\u00e9"', '"\\ud800"', '1', '-', '0.5'];
  pieces.push('e5', 'true', 'null', ' ', '\n', '"', '\\', '😀', '\t', '"b"', '-0');
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((all) => all.join(''));
  fc.assert(
    fc.property(text, (candidate) => {
      let expected: unknown;
      let wellFormed = true;
      try {
        expected = JSON.parse(candidate);
      } catch {
        wellFormed = false;
      }
      const parsed = parse(candidate);
      if (parsed.ok) assert.deepEqual(parsed.value, expected);
      else assert.equal(parsed.error.refused === 'invalid_json', !wellFormed, candidate);
    }),
    { numRuns: 3_000 },
  );
});

const suite = new URL('../../../shared/data/bad-inputs/json-parsing-suite.json', import.meta.url);
const absent = existsSync(suite) ? false : 'the shared parsing suite is not present';

test('accepts and refuses as the public parsing suite says', { skip: absent }, () => {
  const { parsing } = JSON.parse(readFileSync(suite, 'utf8')) as {
    parsing: { name: string; expect: 'y' | 'n' | 'i'; base64?: string }[];
  };
  // Well-formed JSON that we refuse on purpose: duplicates, NUL, negative zero, lost digits.
  const stricter = new Map([
    ['y_number_minus_zero.json', 'invalid_number'],
    ['y_number_negative_zero.json', 'invalid_number'],
    ['y_object_duplicated_key.json', 'duplicate_key'],
    ['y_object_duplicated_key_and_value.json', 'duplicate_key'],
    ['y_object_escaped_null_in_key.json', 'invalid_unicode'],
    ['y_string_null_escape.json', 'invalid_unicode'],
  ]);
  const unexpected: string[] = [];
  for (const { name, expect, base64 } of parsing) {
    // The two without bytes are 100,000 brackets deep and have their own test above.
    if (base64 === undefined) continue;
    const bytes = Uint8Array.from(Buffer.from(base64, 'base64'));
    const parsed = parseStrictJson(bytes, { depthMax: 64 });
    const answer = parsed.ok ? 'accepted' : parsed.error.refused;
    const wanted = stricter.get(name) ?? { y: 'accepted', n: undefined, i: undefined }[expect];
    if (wanted === undefined ? parsed.ok : answer !== wanted) unexpected.push(`${name}: ${answer}`);
  }
  assert.deepEqual(unexpected, []);
});
