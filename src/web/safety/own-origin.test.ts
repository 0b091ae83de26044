import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comesFromUs, type RequestOrigin } from './own-origin.ts';

const own = 'https://rules.example';
const cases: readonly (readonly [string, RequestOrigin, boolean])[] = [
  ['our own page', { fetchSite: 'same-origin', origin: own, withCookie: true }, true],
  [
    'our own page that sends no referrer',
    { fetchSite: 'same-origin', origin: 'null', withCookie: true },
    true,
  ],
  [
    'another site',
    { fetchSite: 'cross-site', origin: 'https://evil.example', withCookie: true },
    false,
  ],
  [
    'a sibling subdomain',
    { fetchSite: 'same-site', origin: 'https://www.rules.example', withCookie: true },
    false,
  ],
  ['the address bar', { fetchSite: 'none', origin: undefined, withCookie: true }, false],
  [
    'two headers that disagree',
    { fetchSite: 'same-origin', origin: 'https://evil.example', withCookie: false },
    false,
  ],
  ['an old browser on our page', { fetchSite: undefined, origin: own, withCookie: true }, true],
  [
    'an old browser on another port',
    { fetchSite: undefined, origin: 'https://rules.example:8443', withCookie: true },
    false,
  ],
  [
    'no origin, with a cookie',
    { fetchSite: undefined, origin: undefined, withCookie: true },
    false,
  ],
  ['origin null, with a cookie', { fetchSite: undefined, origin: 'null', withCookie: true }, false],
  ['no origin and no cookie', { fetchSite: undefined, origin: undefined, withCookie: false }, true],
  [
    'another origin without a cookie',
    { fetchSite: undefined, origin: 'https://evil.example', withCookie: false },
    false,
  ],
];

for (const [name, request, expected] of cases) {
  test(`a POST from ${name} is ${expected ? 'taken' : 'refused'}`, () => {
    assert.equal(comesFromUs(request, own), expected);
  });
}
