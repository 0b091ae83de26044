import { limits } from '../kernel/limits.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { parseStrictJson } from '../kernel/strict-json.ts';

/** The media type when it is one of those accepted, in UTF-8 and not compressed. */
export function readMediaType(
  headers: Headers,
  accepted: readonly string[],
): Result<string, Refusal> {
  const sent = headers.get('content-type') ?? '';
  const [type = '', ...parameters] = sent.toLowerCase().split(';');
  const charset = parameters.map((one) => one.trim()).find((one) => one.startsWith('charset='));
  const compressed = (headers.get('content-encoding') ?? 'identity') !== 'identity';
  const fits =
    accepted.includes(type.trim()) &&
    (charset === undefined || /^charset="?utf-8"?$/.test(charset)) &&
    !compressed;
  if (fits) return ok(sent);
  const detail = `Send ${accepted.join(' or ')}, in UTF-8 and not compressed`;
  return err(
    refuse('unsupported_media_type', detail, { facts: { accepted: accepted.join(', ') } }),
  );
}

/**
 * Reads the body and stops at the limit: a sender that announces too much is refused before a
 * byte is read, one that announces nothing is cut off on the way (bad input 10).
 */
export async function readBytes(
  request: Request,
  bytesMax: number,
): Promise<Result<Uint8Array, Refusal>> {
  const announced = request.headers.get('content-length');
  if (announced !== null && Number(announced) > bytesMax) return err(tooLarge(bytesMax));
  if (announced !== null) {
    const bytes = new Uint8Array(await request.arrayBuffer());
    return bytes.length > bytesMax ? err(tooLarge(bytesMax)) : ok(bytes);
  }
  return request.body === null ? ok(new Uint8Array()) : await readStream(request.body, bytesMax);
}

async function readStream(
  body: ReadableStream<Uint8Array>,
  bytesMax: number,
): Promise<Result<Uint8Array, Refusal>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return ok(Buffer.concat(chunks, length));
    length += value.length;
    if (length > bytesMax) {
      await reader.cancel();
      return err(tooLarge(bytesMax));
    }
    chunks.push(value);
  }
}

/**
 * JSON with every check of `parseStrictJson`; no bytes at all count as `{}` where the route
 * allows it.
 */
export function readJson(bytes: Uint8Array, optional: boolean): Result<unknown, Refusal> {
  if (optional && bytes.length === 0) return ok({});
  return parseStrictJson(bytes, { depthMax: limits.jsonDepthMax });
}

function tooLarge(bytesMax: number): Refusal {
  const detail = `The body is larger than ${bytesMax} bytes, which is the limit here`;
  return refuse('too_large', detail, { facts: { bytesMax } });
}
