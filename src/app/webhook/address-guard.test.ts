import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { checkUrl, isPublicAddress } from './address-guard.ts';

function allowed(url: string, allowLoopback = false): boolean {
  return checkUrl(url, { allowLoopback }).ok;
}

test('public https addresses may be registered', () => {
  for (const url of [
    'https://hooks.example.org/evenhand',
    'https://hooks.example.org:8443/evenhand?x=1',
    'https://xn--nxasmq6b.example/',
    'https://[2606:4700:4700::1111]/',
  ]) {
    assert.equal(allowed(url), true, url);
  }
});

test('a refusal says what is accepted and points at the field', () => {
  const checked = checkUrl('http://hooks.example.org/', { allowLoopback: false });
  assert.ok(!checked.ok);
  assert.equal(checked.error.refused, 'url_not_allowed');
  assert.equal(checked.error.pointer, '/url');
  assert.match(checked.error.detail, /Only https is used.*https:\/\/hooks\.example\.org/);
});

test('names and addresses of the inside are refused', () => {
  for (const url of [
    'https://localhost/',
    'https://LOCALHOST./',
    'https://a.localhost/',
    'https://ⓛocalhost/',
    'https://printer.local/',
    'https://metadata.google.internal/',
    'https://intranet/',
    'https://127.1/',
    'https://0x7f000001/',
    'https://[::1]/',
    'https://[::127.0.0.1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[3fff::1]/',
    'https://[fd00:ec2::254]/',
    'https://168.63.129.16/',
    'https://10.0.0.8/',
    'https://hooks.example.org:22/',
    'https://member:secret@hooks.example.org/',
    'https://hooks.example.org\\@127.0.0.1/',
    'https://hooks.example.org/\r\nX-Injected: 1',
    `https://hooks.example.org/${'a'.repeat(2_048)}`,
    `https://${'a'.repeat(64)}.example/`,
    '',
  ]) {
    assert.equal(allowed(url), false, url);
  }
});

test('loopback is reached only when the development option says so, and nothing else with it', () => {
  for (const url of ['http://127.0.0.1:4000/', 'http://localhost:4000/', 'https://[::1]:4000/']) {
    assert.equal(allowed(url), false, url);
    assert.equal(allowed(url, true), true, url);
  }
  for (const url of ['http://10.0.0.8/', 'http://hooks.example.org/', 'ftp://localhost/']) {
    assert.equal(allowed(url, true), false, url);
  }
});

test('only addresses of the public internet are connected to', () => {
  for (const address of ['93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946']) {
    assert.equal(isPublicAddress(address), true, address);
  }
  for (const address of [
    '0.0.0.0',
    '100.64.0.1',
    '169.254.169.254',
    '192.0.2.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::7f00:1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:0:7f00:1::',
    '2001:db8::1',
    'fe80::1%eth0',
    'not an address',
  ]) {
    assert.equal(isPublicAddress(address), false, address);
  }
});

const list = new URL('../../../../shared/data/bad-inputs/ssrf-urls.json', import.meta.url);
const absent = existsSync(list) ? false : 'the shared list of addresses is not present';

test('every address of the public list gets the expected answer', { skip: absent }, () => {
  const { urls } = JSON.parse(readFileSync(list, 'utf8')) as {
    urls: { url: string; why: string; ipaddrRange: string | null; expect: string }[];
  };
  // A public name may lead inside: those are refused when connecting, see post.test.ts.
  const wrong = urls.filter(({ url, expect, ipaddrRange }) => {
    for (const candidate of [url, url.replace(/^http:/, 'https:')]) {
      if (allowed(candidate) && expect === 'refuse' && ipaddrRange !== 'name') return true;
    }
    return expect === 'accept' ? !allowed(url) : expect === 'refuse' && allowed(url);
  });
  assert.deepEqual(wrong, []);
});
