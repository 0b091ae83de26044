import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { inEnglish } from '../testing-markup.ts';
import { visible } from './visible.ts';

const marker = /<span class="hidden-mark" dir="ltr">[^<]*<\/span>/g;

function shown(text: string): string {
  return inEnglish(visible(text));
}

/** What a copy of the text gives: markers cannot be selected. */
function copied(text: string): string {
  return shown(text)
    .replace(/^<bdi dir="auto">|<\/bdi>$/g, '')
    .replaceAll(marker, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

test('text is isolated, takes its own direction and is never markup', () => {
  assert.equal(shown('a <b>'), '<bdi dir="auto">a &lt;b&gt;</bdi>');
});

test('every direction control and zero-width character has a marker and stays in the text', () => {
  for (const character of '\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad\u115f\u3164\u2800\u180e\ufff9') {
    const code = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0') ?? '';
    assert.match(shown(`a${character}b`), new RegExp(`U\\+${code}</span>${character}b`), code);
    assert.equal(copied(`a${character}b`), `a${character}b`);
  }
});

test('a long run of hidden characters is one marker with their number', () => {
  const run = Array.from({ length: 60 }, (_, index) => String.fromCodePoint(0xe0100 + index));
  assert.match(shown(`a${run.join('')}b`), />60 hidden characters</);
  assert.equal(shown(`a${run.join('')}b`).match(marker)?.length, 1);
});

test('control characters and lone surrogates are shown by their marker alone', () => {
  assert.match(shown('a\u0000b'), /a<span[^>]*>U\+0000<\/span>b/);
  assert.match(shown('a\u001b[2J'), /U\+001B/);
  assert.match(shown('a\ud800b'), /a<span[^>]*>U\+D800<\/span>b/);
  assert.match(shown('a\u2028b'), /U\+2028/);
});

test('line breaks and tabs are text', () => {
  assert.equal(shown('a\n\tb'), '<bdi dir="auto">a\n\tb</bdi>');
});

test('emoji sequences and the spelling of other scripts stay whole', () => {
  for (const text of ['👩‍👩‍👧‍👦', '❤️', 'می‌خواهم', 'क्‍ष', 'é', '🇩🇪']) {
    assert.equal(shown(text), `<bdi dir="auto">${text}</bdi>`);
  }
});

test('at most eight marks are drawn on one letter', () => {
  const zalgo = `Z${'\u0301'.repeat(50)}x`;
  assert.match(shown(zalgo), />\+42 marks</);
  assert.equal([...shown(zalgo)].filter((character) => character === '\u0301').length, 8);
});

test('no text at all opens a tag or leaves an attribute', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const rest = shown(text)
        .replaceAll(marker, '')
        .replace(/^<bdi dir="auto">|<\/bdi>$/g, '');
      assert.doesNotMatch(rest, /[<>"']/);
    }),
  );
});
