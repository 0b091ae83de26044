import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import type { CommunityId } from '../kernel/identifier.ts';
import { instant } from '../kernel/instant.ts';
import { intakeOf, platforms } from './intake.ts';

const SECRET = 'a-secret-for-tests';
const HEADERS = {
  discourse: 'X-Discourse-Event-Signature',
  mastodon: 'X-Hub-Signature',
  activitypub: 'X-Evenhand-Signature',
} as const;

function answer(
  platform: (typeof platforms)[number],
  signature: string | undefined,
  secret: string | readonly string[] = SECRET,
): string {
  const headers = new Headers(signature === undefined ? {} : { [HEADERS[platform]]: signature });
  const body = new TextEncoder().encode('{"ping":"OK","event":"account.updated","object":{}}');
  const community = 'riverbank' as CommunityId;
  const now = instant('2026-11-20T08:15:00Z');
  const taken = intakeOf[platform]({ headers, body, secret, community, now });
  return taken.ok ? 'taken' : `${taken.error.refused}: ${taken.error.detail}`;
}

function sign(
  secret: string,
  text = '{"ping":"OK","event":"account.updated","object":{}}',
): string {
  return `sha256=${createHmac('sha256', secret).update(text).digest('hex')}`;
}

test('only a signature over the raw body with the shared secret is taken', () => {
  for (const platform of platforms) {
    assert.equal(answer(platform, sign(SECRET)), 'taken');
    const forged = [undefined, '', 'sha256=', sign('another-secret-for-tests'), sign(SECRET, '{}')];
    forged.push(sign(SECRET).slice(0, -2), sign(SECRET).replace('sha256', 'sha1'));
    const answers = new Set(forged.map((signature) => answer(platform, signature)));
    assert.equal(answers.size, 1, 'one text for every reason');
    assert.match([...answers][0] ?? '', /^bad_signature/);
  }
});

test('while a secret is being changed both are taken', () => {
  const both = [SECRET, 'the-next-secret-for-tests'];
  for (const secret of both) assert.equal(answer('discourse', sign(secret), both), 'taken');
});

test('without a secret, or with one that can be guessed, nothing is taken', () => {
  for (const secret of ['', 'short', [], ['']] as const) {
    const signature = sign(typeof secret === 'string' ? secret : '');
    assert.match(answer('mastodon', signature, secret), /^not_configured/);
  }
});
