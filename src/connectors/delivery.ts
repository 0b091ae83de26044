import { limits } from '../kernel/limits.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { parseStrictJson } from '../kernel/strict-json.ts';
import { type Fields, isFields } from './field-reader.ts';
import type { IncomingActivity, WebhookRequest } from './port.ts';
import { checkHexSignature } from './signature.ts';

/** Size, then signature over the raw body, then strict JSON: nothing is parsed for a stranger. */
export function openDelivery(request: WebhookRequest, header: string): Result<Fields, Refusal> {
  if (request.body.length > limits.bodyBytesMax) {
    const detail = `The body is larger than ${limits.bodyBytesMax} bytes`;
    return err(refuse('too_large', detail, { facts: { bytesMax: limits.bodyBytesMax } }));
  }
  const signed = checkHexSignature(request, header);
  if (!signed.ok) return signed;
  const parsed = parseStrictJson(request.body, { depthMax: limits.jsonDepthMax });
  if (!parsed.ok) return parsed;
  if (isFields(parsed.value)) return ok(parsed.value);
  return err(refuse('invalid_type', 'The body must be an object', { pointer: '' }));
}

/** A platform's own id as text: they send numbers, texts or nothing. */
export function platformId(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  if (typeof value !== 'string' || value === '') return undefined;
  return value.length <= limits.identifierLengthMax ? value : undefined;
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The refusal of one activity from a private conversation (E2). */
export function privateActivity(id: string, pointer: string): IncomingActivity {
  const detail =
    'Private messages are not taken in; they enter a case only when somebody who took part ' +
    'reports them';
  return {
    kind: 'refused',
    id,
    refusal: refuse('private_without_participant', detail, { pointer }),
  };
}

export function missing(pointer: string, what: string): Refusal {
  return refuse('required', `${what} is missing or has an unexpected form`, { pointer });
}
