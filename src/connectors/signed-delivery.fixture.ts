import { createHmac } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { CommunityId } from '../kernel/identifier.ts';
import { instant } from '../kernel/instant.ts';
import type { WebhookRequest } from './port.ts';

/** A delivery as the platform would sign it. For tests. */
export function signedDelivery(
  header: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): WebhookRequest {
  const secret = 'a-secret-for-tests';
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const signature = `sha256=${createHmac('sha256', secret).update(text).digest('hex')}`;
  return {
    headers: new Headers({ ...headers, [header]: signature }),
    body: new TextEncoder().encode(text),
    secret,
    community: 'riverbank' as CommunityId,
    now: instant('2026-11-20T08:15:00Z'),
  };
}

const payloads = new URL('../../../shared/data/payloads/', import.meta.url);

/** Reason to skip a test of real payloads, or false when they are here. */
export const payloadsAbsent: string | false = existsSync(payloads)
  ? false
  : 'the shared payloads are not present';

/** A payload as a platform's documentation prints it. */
export function samplePayload(name: string): string {
  return readFileSync(new URL(name, payloads), 'utf8');
}

/** Every e-mail, network address and name of a person that a sample holds and no output may. */
export function canariesOf(sample: string): readonly string[] {
  const emails = sample.match(/[\w.+-]+@[\w-]+\.[\w.]+/g) ?? [];
  const addresses = sample.match(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g) ?? [];
  const named = sample.matchAll(
    /"(?:username|name|display_name|avatar_template|acct)":\s*"([^"]{3,})"/g,
  );
  return [...emails, ...addresses, ...[...named].map((found) => found[1] ?? '')];
}
