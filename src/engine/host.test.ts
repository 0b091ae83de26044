import assert from 'node:assert/strict';
import { test } from 'node:test';
import { domainAbove, hostOf } from './host.ts';

const hosts: Readonly<Record<string, string | undefined>> = {
  'https://example.com/path': 'example.com',
  'http://www.example.com': 'example.com',
  'HTTPS://Shop.EXAMPLE.com:8443/?q#f': 'shop.example.com',
  'https://example.com./': 'example.com',
  'https://trusted.example@evil.example/': 'evil.example',
  'https://trusted.example:pass@evil.example/': 'evil.example',
  'https://evil.example\\@trusted.example/': 'evil.example',
  'https://bücher.example/': 'xn--bcher-kva.example',
  'https:evil.example': 'evil.example',
  'evil.example/path': 'evil.example',
  'ftp://files.example/a': 'files.example',
  'mailto:m-0412@post.example': undefined,
  'not a link': undefined,
  '': undefined,
};

test('the host of a link is the one a browser goes to', () => {
  for (const [link, host] of Object.entries(hosts)) assert.equal(hostOf(link), host, link);
});

test('a domain covers itself and what is under it, label by label', () => {
  const domains = new Set(['example.com', 'a.b.example.org']);
  assert.equal(domainAbove('example.com', domains), 'example.com');
  assert.equal(domainAbove('deep.shop.example.com', domains), 'example.com');
  assert.equal(domainAbove('attacker-example.com', domains), undefined);
  assert.equal(domainAbove('example.com.evil.org', domains), undefined);
  assert.equal(domainAbove('b.example.org', domains), undefined);
});
