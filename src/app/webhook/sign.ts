import {
  createHmac,
  createPrivateKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto';
import { type Instant, instantMs } from '../../kernel/instant.ts';

/** Keys of one endpoint as Standard Webhooks 1.0 writes them. The receiver gets first and last. */
export interface EndpointKeys {
  /** `whsec_` and 32 random bytes in base64, shared with the receiver: for `v1`. */
  readonly secret: string;
  /** `whsk_`, then seed and public key (64 bytes) in base64; never leaves the server: for `v1a`. */
  readonly privateKey: string;
  /** `whpk_` and the 32 bytes of the public key in base64. */
  readonly publicKey: string;
}

export const SECRET_PREFIX = 'whsec_';
const PRIVATE_PREFIX = 'whsk_';
export const PUBLIC_PREFIX = 'whpk_';
const SEED_BYTES = 32;

export function newEndpointKeys(): EndpointKeys {
  const { privateKey } = generateKeyPairSync('ed25519');
  const { d = '', x = '' } = privateKey.export({ format: 'jwk' });
  const seed = Buffer.from(d, 'base64url');
  const point = Buffer.from(x, 'base64url');
  return {
    secret: `${SECRET_PREFIX}${randomBytes(32).toString('base64')}`,
    privateKey: `${PRIVATE_PREFIX}${Buffer.concat([seed, point]).toString('base64')}`,
    publicKey: `${PUBLIC_PREFIX}${point.toString('base64')}`,
  };
}

export interface WebhookToSign {
  /** Stays the same over all tries of one message: receivers use it to notice repetitions. */
  readonly id: string;
  /** When this try is made. */
  readonly at: Instant;
  readonly body: string;
  readonly keys: EndpointKeys;
}

/** The three headers of Standard Webhooks 1.0, signed with both methods. */
export function signWebhook(message: WebhookToSign): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(instantMs(message.at) / 1_000));
  const signed = signedText({ id: message.id, timestamp, body: message.body });
  const symmetric = hmac(message.keys.secret, signed).toString('base64');
  const asymmetric = sign(null, signed, privateKeyOf(message.keys.privateKey)).toString('base64');
  return {
    'webhook-id': message.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${symmetric} v1a,${asymmetric}`,
  };
}

/** What is signed: id, seconds and body with full stops between, as bytes. */
export function signedText(message: {
  readonly id: string;
  readonly timestamp: string;
  readonly body: string | Uint8Array;
}): Buffer {
  const head = Buffer.from(`${message.id}.${message.timestamp}.`);
  return Buffer.concat([head, Buffer.from(message.body as Uint8Array)]);
}

/** HMAC-SHA256 under a `whsec_` secret. */
export function hmac(secret: string, signed: Uint8Array): Buffer {
  const key = Buffer.from(secret.slice(SECRET_PREFIX.length), 'base64');
  return createHmac('sha256', key).update(signed).digest();
}

function privateKeyOf(text: string): KeyObject {
  const bytes = Buffer.from(text.slice(PRIVATE_PREFIX.length), 'base64');
  const d = bytes.subarray(0, SEED_BYTES).toString('base64url');
  const x = bytes.subarray(SEED_BYTES).toString('base64url');
  return createPrivateKey({ key: { kty: 'OKP', crv: 'Ed25519', d, x }, format: 'jwk' });
}
