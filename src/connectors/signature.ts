import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Refusal, refuse } from '../kernel/refusal.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { WebhookRequest } from './port.ts';

/** Platforms ask for at least this many characters; a shorter secret can be guessed. */
const SECRET_LENGTH_MIN = 12;

/**
 * Checks `<header>: sha256=<hex HMAC-SHA256 of the raw body>` as Discourse and Mastodon send it, in
 * constant time, against one secret or both of a rotation. Every failure has the same text, so that
 * it tells a forger nothing.
 */
export function checkHexSignature(
  request: WebhookRequest,
  header: string,
): Result<undefined, Refusal> {
  const { secret } = request;
  const secrets = (typeof secret === 'string' ? [secret] : secret).filter(
    (candidate) => candidate.length >= SECRET_LENGTH_MIN,
  );
  if (secrets.length === 0) {
    const detail = `Set a secret of at least ${SECRET_LENGTH_MIN} characters for this platform first`;
    return err(refuse('not_configured', detail));
  }
  const sent = /^sha256=([0-9a-f]{64})$/i.exec(request.headers.get(header) ?? '')?.[1];
  const digest = Buffer.from(sent ?? '', 'hex');
  // Every secret is tried, so that the time taken does not tell which one fits.
  const fits = secrets.map((candidate) => {
    const expected = createHmac('sha256', candidate).update(request.body).digest();
    return digest.length === expected.length && timingSafeEqual(digest, expected);
  });
  return fits.includes(true) ? ok(undefined) : err(badSignature(header));
}

function badSignature(header: string): Refusal {
  return refuse(
    'bad_signature',
    `The signature in \`${header}\` does not fit this body; sign the raw body with the shared secret`,
  );
}
