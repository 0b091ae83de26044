import type { Json } from '../kernel/canonical-json.ts';
import type { PartId } from '../kernel/identifier.ts';
import type { Instant } from '../kernel/instant.ts';
import { refuse } from '../kernel/refusal.ts';
import { ok, type Result } from '../kernel/result.ts';
import { type Diagnostic, renderDiagnostic } from '../rulebook/diagnostic.ts';
import { loadRulebook } from '../rulebook/load.ts';
import { type RulebookHistory, type RulebookVersion, versionInForce } from '../rulebook/model.ts';
import { rulebookText, ruleTexts } from '../rulebook/publish.ts';
import type { Store } from '../store/port.ts';
import { platformOrStaff } from './access.ts';
import type { Answer, Call } from './contract/call.ts';
import type { Rulebooks } from './contract/rulebooks.ts';
import { handle, stop } from './handle.ts';
import type { Runtime } from './runtime.ts';
import { sha256Hex } from './snapshots.ts';

type Files = Readonly<Record<string, string>>;

interface StoredVersion {
  readonly number: number;
  readonly files: PartId;
  readonly hash: string;
  readonly publishedAt: Instant;
  readonly effectiveFrom: Instant;
}

/**
 * Published versions of the rulebook: immutable, all of them public, each with the hash of its
 * text.
 */
export function createRulebooks(runtime: Runtime): Rulebooks {
  return {
    history: () => runtime.rulebooks.history,
    current: () => versionInForce(runtime.rulebooks.history, runtime.clock.now()),
    publish: (input, call) => publish(runtime, input, call),
  };
}

async function publish(
  runtime: Runtime,
  input: { readonly files: Files; readonly effectiveFrom?: Instant },
  call: Call,
): Answer<RulebookVersion> {
  const published = await handle(runtime, call, async (work) => {
    const by = await platformOrStaff(work, call, 'rulebook:publish', ['operator', 'lead']);
    const { effectiveFrom = work.at } = input;
    if (effectiveFrom < work.at) stop(notRetroactive(work.at));
    const stored = await work.store.view('rulebook-all');
    const earlier = (stored?.body as unknown as { versions: StoredVersion[] })?.versions ?? [];
    const version = compose(input.files, {
      number: earlier.length + 1,
      publishedAt: work.at,
      effectiveFrom,
    });
    if (!version.ok) return stop(invalid(version.diagnostics, input.files));
    const { number, hash, publishedAt } = version.version;
    const files = work.keep('rulebook-files', input.files as Json);
    const entry: StoredVersion = { number, files, hash, publishedAt, effectiveFrom };
    await work.append('rulebook', 'all', {
      events: [{ type: 'rulebook-published', at: work.at, by: by as unknown as Json }],
      body: { versions: [...earlier, entry] } as unknown as Json,
      indexes: [],
    });
    return version.version;
  });
  if (published.ok) await adopt(runtime, published.value);
  return published;
}

async function adopt(runtime: Runtime, version: RulebookVersion): Promise<void> {
  const known = runtime.rulebooks.history.versions;
  if (known.some((candidate) => candidate.number === version.number)) return;
  runtime.rulebooks.history = { versions: [...known, version] };
  await runtime.engineRoom.refresh(runtime.rulebooks.history, runtime.clock.now());
}

/** Takes over what another process published. */
export async function adoptPublished(runtime: Runtime): Promise<void> {
  const { versions } = await loadHistory(runtime.store);
  for (const version of versions) await adopt(runtime, version);
}

/** Reads every version from the store at start. */
export async function loadHistory(store: Store): Promise<RulebookHistory> {
  const stored = await store.view('rulebook-all');
  const entries = (stored?.body as unknown as { versions: StoredVersion[] })?.versions ?? [];
  const versions: RulebookVersion[] = [];
  for (const entry of entries) {
    const part = await store.part(entry.files);
    const composed = compose((part?.body ?? {}) as Files, entry);
    if (!composed.ok || composed.version.hash !== entry.hash) {
      throw new Error(
        `rulebook version ${entry.number} is not what was published; restore it from a backup`,
      );
    }
    versions.push(composed.version);
  }
  return { versions };
}

type Composed =
  | { readonly ok: true; readonly version: RulebookVersion }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

function compose(
  files: Files,
  about: Pick<RulebookVersion, 'number' | 'publishedAt' | 'effectiveFrom'>,
): Composed {
  const read = readOnce(files);
  if (!read.ok) return { ok: false, diagnostics: read.error };
  const { number, publishedAt, effectiveFrom } = about;
  return { ok: true, version: { number, publishedAt, effectiveFrom, ...read.value } };
}

type ReadFiles = Result<
  Pick<RulebookVersion, 'hash' | 'rulebook' | 'ruleHashes'>,
  readonly Diagnostic[]
>;

/** Rulebooks that were read last, by their text: reading one takes much longer than hashing it. */
const readBefore = new Map<string, ReadFiles>();
const REMEMBERED = 8;

function readOnce(files: Files): ReadFiles {
  const key = sha256Hex(JSON.stringify(Object.entries(files)));
  const known = readBefore.get(key);
  if (known !== undefined) return known;
  const read = readFiles(files);
  const [oldest] = readBefore.keys();
  if (oldest !== undefined && readBefore.size >= REMEMBERED) readBefore.delete(oldest);
  readBefore.set(key, read);
  return read;
}

function readFiles(files: Files): ReadFiles {
  const loaded = loadRulebook(files);
  if (!loaded.ok) return loaded;
  const texts = Object.entries(ruleTexts(files)).map(([id, text]) => [id, sha256Hex(text)]);
  const ruleHashes = Object.fromEntries(texts) as Record<string, string>;
  return ok({ hash: sha256Hex(rulebookText(files)), rulebook: loaded.value, ruleHashes });
}

function notRetroactive(now: Instant): ReturnType<typeof refuse<'not_retroactive'>> {
  return refuse(
    'not_retroactive',
    'A rulebook cannot take effect in the past. Give a moment from now on.',
    { pointer: '/effectiveFrom', facts: { earliest: now } },
  );
}

function invalid(
  diagnostics: readonly Diagnostic[],
  files: Files,
): ReturnType<typeof refuse<'rulebook_invalid'>> {
  const shown = diagnostics.slice(0, 20).map((one) => renderDiagnostic(one, files));
  return refuse('rulebook_invalid', shown.join('\n\n'), {
    pointer: '/files',
    facts: { problems: diagnostics.length },
  });
}
