import { createPublicKey, timingSafeEqual, verify } from 'node:crypto';
import { durationMs } from '../../kernel/duration.ts';
import { type Instant, instantMs } from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { hmac, PUBLIC_PREFIX, SECRET_PREFIX, signedText } from './sign.ts';

export interface WebhookToVerify {
  readonly headers: Pick<Headers, 'get'>;
  /** The raw body, before any parsing. */
  readonly body: string | Uint8Array;
  readonly now: Instant;
  /** `whsec_…` for `v1` and `whpk_…` for `v1a`; two of a kind while keys are being changed. */
  readonly keys: readonly string[];
}

/**
 * What a receiver does with a delivery: recomputes the signatures over the raw body, compares in
 * constant time, and accepts a timestamp within five minutes of its clock. Answers the id of the
 * message. All failures are refused with one text. Without a key it refuses `not_configured`.
 */
export function verifyWebhook(delivery: WebhookToVerify): Result<string, Refusal> {
  if (delivery.keys.length === 0) {
    return err(refuse('not_configured', 'Set the key of this webhook before taking deliveries'));
  }
  const id = delivery.headers.get('webhook-id') ?? '';
  const timestamp = delivery.headers.get('webhook-timestamp') ?? '';
  const sent = (delivery.headers.get('webhook-signature') ?? '').split(' ');
  const signed = signedText({ id, timestamp, body: delivery.body });
  const fits = delivery.keys.map((key) => sent.map((one) => signatureFits(key, one, signed)));
  const complete = id !== '' && isRecent(timestamp, delivery.now);
  if (complete && fits.some((row) => row.includes(true))) return ok(id);
  const detail =
    'The signature does not fit this delivery, or the delivery is older than five minutes';
  return err(refuse('bad_signature', detail));
}

function isRecent(timestamp: string, now: Instant): boolean {
  if (!/^\d{1,11}$/.test(timestamp)) return false;
  const distanceMs = Math.abs(Number(timestamp) * 1_000 - instantMs(now));
  return distanceMs <= durationMs(limits.signatureTolerance);
}

function signatureFits(key: string, versioned: string, signed: Uint8Array): boolean {
  const comma = versioned.indexOf(',');
  const version = versioned.slice(0, comma);
  const signature = Buffer.from(versioned.slice(comma + 1), 'base64');
  // The method follows from the key, not from the message: a forger cannot choose a weaker one.
  if (key.startsWith(SECRET_PREFIX)) {
    const expected = hmac(key, signed);
    const sameLength = signature.length === expected.length;
    return version === 'v1' && sameLength && timingSafeEqual(signature, expected);
  }
  return version === 'v1a' && key.startsWith(PUBLIC_PREFIX) && ed25519Fits(key, signature, signed);
}

function ed25519Fits(key: string, signature: Uint8Array, signed: Uint8Array): boolean {
  const x = Buffer.from(key.slice(PUBLIC_PREFIX.length), 'base64').toString('base64url');
  try {
    const jwk = { kty: 'OKP', crv: 'Ed25519', x };
    return verify(null, signed, createPublicKey({ key: jwk, format: 'jwk' }), signature);
  } catch {
    return false;
  }
}
