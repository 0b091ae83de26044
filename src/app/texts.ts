import type { EvidenceTaken } from '../domain/case/event.ts';
import type { PartId } from '../kernel/identifier.ts';
import type { Snapshot } from './snapshots.ts';
import type { Work } from './work.ts';

/** A piece of evidence as it was frozen; an empty one in its place once it was erased. */
export async function snapshotOf(work: Work, item: EvidenceTaken): Promise<Snapshot> {
  const part = await work.part(item.part);
  const erased: Snapshot = {
    kind: 'erased',
    text: '',
    links: [],
    occurredAt: item.occurredAt,
    author: item.author ?? 'erased',
    spans: [],
  };
  return part === undefined ? erased : (part.body as unknown as Snapshot);
}

/** The text of a part; a mark in its place when it was erased. */
export async function textOf(work: Work, part: string): Promise<string> {
  const found = await work.part(part as PartId);
  return typeof found?.body === 'string' ? found.body : '(erased)';
}
