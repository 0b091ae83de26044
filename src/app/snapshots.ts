import { hash } from 'node:crypto';
import type { Activity } from '../domain/activity.ts';
import type { EvidenceTaken } from '../domain/case/event.ts';
import { canonicalJson, type Json } from '../kernel/canonical-json.ts';
import type {
  ActivityId,
  CommunityId,
  EvidenceId,
  ItemId,
  MemberId,
  PartId,
} from '../kernel/identifier.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Work } from './work.ts';

/** What was seen, frozen when a case took it: later edits on the platform change nothing here (E3). */
export interface Snapshot {
  readonly kind: string;
  readonly text: string;
  readonly links: readonly string[];
  readonly occurredAt: Instant;
  readonly author: MemberId;
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
  about: { readonly author: MemberId; readonly community: CommunityId; readonly item?: ItemId },
): EvidenceTaken {
  const snapshot: Snapshot = {
    kind: shown.private ? 'message' : 'shown by the reporter',
    text: shown.text,
    links: [],
    occurredAt: shown.occurredAt,
    author: about.author,
    spans: [],
  };
  return take(work, snapshot, {
    community: about.community,
    provenance: shown.private ? 'participant' : 'report',
    ...(about.item === undefined ? {} : { item: about.item }),
  });
}

function take(
  work: Work,
  snapshot: Snapshot,
  about: {
    readonly community: CommunityId;
    readonly provenance: EvidenceTaken['provenance'];
    readonly activity?: ActivityId;
    readonly item?: ItemId;
  },
): EvidenceTaken {
  const body = snapshot as unknown as Json;
  const part: PartId = work.keep('evidence', body, `member:${snapshot.author}`);
  return {
    evidence: work.newId() as EvidenceId,
    part,
    digest: sha256Hex(canonicalJson(body)),
    occurredAt: snapshot.occurredAt,
    author: snapshot.author,
    ...about,
  };
}
