import { refuse } from '../kernel/refusal.ts';
import { nothingHere } from './access.ts';
import type { Call } from './contract/call.ts';
import { stop } from './handle.ts';
import type { Work } from './work.ts';

/** A caller who says which version they read (If-Match) means that one and no later one. */
export async function expectVersion(
  work: Work,
  of: { readonly collection: string; readonly id: string },
  call: Call,
): Promise<void> {
  if (call.expectedVersion === undefined) return;
  const version = await work.version(of.collection, of.id);
  if (version === 0) stop(nothingHere());
  if (version === call.expectedVersion) return;
  stop(
    refuse(
      'version_changed',
      'This changed while you read it. Load it again; what you typed is still yours.',
      { facts: { version } },
    ),
  );
}
