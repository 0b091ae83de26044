import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOfHtml } from './html-text.ts';
import { fieldKind, looksLikeIdentity } from './identity.ts';
import { linksIn } from './links.ts';

test('P3 handles that are e-mails, phones or addresses of a person are recognised', () => {
  for (const handle of [
    'm-0412@example.org',
    'mailto:m@example.org',
    '+49 170 1234567',
    'tel:+491701234567',
    '(555) 867-5309',
    '192.0.2.7',
    '2001:db8::7',
  ]) {
    assert.equal(looksLikeIdentity(handle), true, handle);
  }
});

test('opaque handles are left alone', () => {
  for (const handle of [
    'm-0412',
    '123456789',
    '108965218747268792',
    '0198f0a2-7c31-7000-8000-000000000000',
    '12345678-1234-1234-1234-123456789012',
    '@m-0412:matrix.example.org',
    'https://example.org/users/1',
    'did:plc:z72i7hdynmk6r22z27h6tvur',
    'discourse:7',
    't-1',
    '3:4',
  ]) {
    assert.equal(looksLikeIdentity(handle), false, handle);
  }
});

test('E1 fields about reactions, votes, views, follows and reads are recognised in any spelling', () => {
  for (const field of [
    'likes',
    'likeCount',
    'like_count',
    'trust_level',
    'Reads',
    'follower.count',
  ]) {
    assert.equal(fieldKind(field), 'signal', field);
  }
  for (const field of ['email', 'legalName', 'date_of_birth', 'ip', 'phoneNumber', 'passport']) {
    assert.equal(fieldKind(field), 'identity', field);
  }
  for (const field of ['colour', 'thread_id', 'ready', 'shipped', 'likely', 'viewport']) {
    assert.equal(fieldKind(field), 'unknown', field);
  }
});

test('links are found without the punctuation around them', () => {
  assert.deepEqual(
    linksIn(
      'See https://a.example/x. ([b](https://b.example/y_(z))) https://a.example/x, http://c.example',
    ),
    ['https://a.example/x', 'https://b.example/y_(z)', 'http://c.example'],
  );
  assert.deepEqual(linksIn('no link, only ftp://x and text'), []);
  assert.equal(linksIn('https://a.example/?'.concat(' ').repeat(300)).length, 1);
});

test('HTML becomes plain text and entities are decoded once', () => {
  assert.equal(
    textOfHtml('<p>One<br />two &amp;lt; <a href="https://x.example">x</a></p><p>&#x1F600;</p>'),
    'One\ntwo &lt; x\n\n😀',
  );
  assert.equal(textOfHtml('a < b &unknown; &#0; <script>x</script>'), 'a < b &unknown; &#0; x');
});
