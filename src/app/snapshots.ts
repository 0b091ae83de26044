import { hash } from 'node:crypto';
import type { Activity } from '../domain/activity.ts';
import type { EvidenceTaken } from '../domain/case/event.ts';
import type { DutyEvidence } from '../domain/duty/evidence.ts';
import { type Person, personKey } from '../domain/person.ts';
import { canonicalJson, type Json } from '../kernel/canonical-json.ts';
import type { ActivityId, CommunityId, EvidenceId, ItemId, PartId } from '../kernel/identifier.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Work } from './work.ts';

/**
 * What was seen, frozen when a case took it: later edits on the platform change nothing here (E3).
 */
export interface Snapshot {
  readonly kind: string;
  readonly text: string;
  readonly links: readonly string[];
  readonly occurredAt: Instant;
  /** Handle or pseudonym of whose conduct it shows. */
  readonly author: string;
  readonly thread?: string;
  readonly spans: readonly (readonly [number, number])[];
}

export function sha256Hex(text: string | Uint8Array): string {
  return hash('sha256', text, 'hex');
}

/** Keeps a snapshot of an activity as a part and answers the evidence that names it. */
export function takeFromActivity(
  work: Work,
  activity: Activity,
  spans: Snapshot['spans'] = [],
): EvidenceTaken {
  const snapshot: Snapshot = {
    kind: activity.content?.kind ?? activity.type,
    text: activity.content?.text ?? '',
    links: activity.content?.links ?? [],
    occurredAt: activity.time,
    author: activity.actor.id,
    ...(activity.thread === undefined ? {} : { thread: activity.thread }),
    spans,
  };
  return take(work, snapshot, {
    author: { kind: 'member', id: activity.actor.id },
    community: activity.community,
    provenance: 'activity',
    activity: activity.id,
    ...(activity.item === undefined ? {} : { item: activity.item }),
  });
}

/** Keeps what a reporter showed: a private message they took part in, or an item nobody sent us. */
export function takeFromReport(
  work: Work,
  shown: { readonly text: string; readonly occurredAt: Instant; readonly private: boolean },
  about: { readonly author: Person; readonly community: CommunityId; readonly item?: ItemId },
): EvidenceTaken {
  const snapshot: Snapshot = {
    kind: shown.private ? 'message' : 'shown by the reporter',
    text: shown.text,
    links: [],
    occurredAt: shown.occurredAt,
    author: about.author.id,
    spans: [],
  };
  return take(work, snapshot, {
    author: about.author,
    community: about.community,
    provenance: shown.private ? 'participant' : 'report',
    ...(about.item === undefined ? {} : { item: about.item }),
  });
}

/** Keeps what a steward's case shows of a duty: that nothing was done, or what they say of it. */
export function takeFromDuty(
  work: Work,
  shown: { readonly kind: string; readonly text: string; readonly occurredAt: Instant },
  {
    duty,
    ...about
  }: {
    readonly author: Person;
    readonly community: CommunityId;
    readonly duty: DutyEvidence;
  },
): EvidenceTaken {
  const snapshot: Snapshot = { ...shown, links: [], author: about.author.id, spans: [] };
  return { ...take(work, snapshot, { ...about, provenance: 'report' }), duty };
}

function take(
  work: Work,
  snapshot: Snapshot,
  {
    author,
    ...about
  }: {
    readonly author: Person;
    readonly community: CommunityId;
    readonly provenance: EvidenceTaken['provenance'];
    readonly activity?: ActivityId;
    readonly item?: ItemId;
  },
): EvidenceTaken {
  const body = snapshot as unknown as Json;
  const part: PartId = work.keep('evidence', body, personKey(author));
  return {
    evidence: work.newId() as EvidenceId,
    part,
    digest: sha256Hex(canonicalJson(body)),
    occurredAt: snapshot.occurredAt,
    ...(author.kind === 'member' ? { author: author.id } : {}),
    ...about,
  };
}

/** The same snapshot for another case: a part and an id of its own (E3). */
export async function retake(work: Work, item: EvidenceTaken): Promise<EvidenceTaken> {
  const part = await work.part(item.part);
  if (part === undefined) return { ...item, evidence: work.newId() as EvidenceId };
  return {
    ...item,
    evidence: work.newId() as EvidenceId,
    part: work.keep(part.kind, part.body, part.person),
  };
}
