import { createHash } from 'node:crypto';
import { limits } from '../../kernel/limits.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { FormValues, type SentForm } from '../page/sent-form.ts';

const keyShape: RegExp = /^[\w-]{16,255}$/;

/** Reads a form's body up to the limit; anything but a plain form is refused. */
export async function readForm(request: Request): Promise<Result<SentForm, Refusal>> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(type)) {
    return err(refuse('unsupported_media_type', 'Send the form from our own page.'));
  }
  const body = await bodyUpTo(request, limits.bodyBytesMax);
  if (body === undefined) return err(refuse('too_large', 'That is too much text at once.'));
  const values = new FormValues(body.toString('utf8'));
  const key = values.one('key');
  if (!keyShape.test(key)) {
    return err(refuse('idempotency_key_required', 'Send the form from our own page.'));
  }
  const fingerprint = createHash('sha256').update(body).digest('hex');
  return ok({ values, key, fingerprint });
}

async function bodyUpTo(request: Request, bytesMax: number): Promise<Buffer | undefined> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of request.body ?? []) {
    bytes += part.byteLength;
    if (bytes > bytesMax) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
