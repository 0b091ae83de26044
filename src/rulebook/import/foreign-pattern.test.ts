import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type PatternFlavour, translatePattern } from './foreign-pattern.ts';

const translated: readonly (readonly [PatternFlavour, string, string])[] = [
  ['python', 'a\\Z', 'a\\z'],
  ['python', '\\u00e9', '\\x{00e9}'],
  ['python', 'a(?#why)b', 'ab'],
  ['ruby', '\\h+', '[0-9A-Fa-f]+'],
  ['pcre', 'http:\\/\\/', 'http://'],
  ['rust', '[*+]+', '[*+]+'],
  ['python', '\\(?=', '\\(?='],
  ['python', '[(?=)]', '[(?=)]'],
];
for (const [flavour, source, body] of translated) {
  test(`${source} of ${flavour} becomes ${body}`, () => {
    assert.deepEqual(translatePattern(source, flavour), { ok: true, body, caveats: [] });
  });
}

const refused: readonly (readonly [string, RegExp])[] = [
  ['ab(?=c)', /look-around at character 3/],
  ['ab(?!c)', /look-around at character 3/],
  ['(?<=c)ab', /look-around at character 1/],
  ['(?<!c)ab', /look-around at character 1/],
  ['(a)\\1', /reference back to a group at character 4/],
  ['(?P<x>a)(?P=x)', /reference back to a group at character 9/],
  ['a\\k<x>', /reference back to a group at character 2/],
  ['a(?>b)', /never gives back at character 2/],
  ['a++', /never gives back at character 2/],
  ['(?(1)a|b)', /condition or a call inside a pattern at character 1/],
];
for (const [source, reason] of refused) {
  test(`${source} is refused with its place`, () => {
    const answer = translatePattern(source, 'pcre');
    assert.equal(answer.ok, false);
    if (!answer.ok) assert.match(answer.reason, reason);
  });
}

test('what means less here has a caveat', () => {
  const answer = translatePattern('\\bcaf\\w+', 'python');
  assert.ok(answer.ok && answer.caveats.length === 1);
});
