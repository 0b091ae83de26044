import { httpRequest } from './load.ts';
import { memberNumber, type Prepared } from './prepare.ts';

let serial = 0;

function nextKey(): string {
  serial += 1;
  return `bench-key-${process.pid}-${serial}`;
}

/** So many members post in turn. */
export const POSTING_MEMBERS = 50_000;

/** One activity as a platform sends it, about 450 bytes. */
function activity(number: number): unknown {
  return {
    specversion: '1.0',
    id: `activity-${process.pid}-${number}`,
    source: 'https://bench.example/',
    type: 'org.evenhand.content.posted.v1',
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    data: {
      actor: {
        id: memberNumber((number * 7_919) % POSTING_MEMBERS),
        createdAt: '2026-01-01T00:00:00Z',
      },
      item: `post-${number}`,
      group: 'workshop',
      // A forum talks in a few hundred threads at a time, and moves on to others.
      thread: `thread-${Math.floor(number / 10_000)}-${number % 300}`,
      content: {
        kind: 'post',
        language: 'en',
        text: 'The rear hub clicks under load. Cones and grease are fresh. What else could it be?',
        links: number % 5 === 0 ? [`https://a.example/${number}`] : [],
      },
    },
  };
}

let activities = 0;

/** A batch of `size` new activities as one request. */
export function activityBatch(prepared: Prepared, size: number): Buffer {
  const events = Array.from({ length: size }, () => {
    activities += 1;
    return activity(activities);
  });
  return httpRequest({
    method: 'POST',
    path: '/v1/activities',
    headers: {
      authorization: `Bearer ${prepared.token}`,
      'content-type': 'application/cloudevents-batch+json',
      'idempotency-key': nextKey(),
    },
    body: JSON.stringify(events),
  });
}

/** One activity to be looked at before it is published. */
export function screening(prepared: Prepared): Buffer {
  activities += 1;
  return httpRequest({
    method: 'POST',
    path: '/v1/screen',
    headers: {
      authorization: `Bearer ${prepared.token}`,
      'content-type': 'application/cloudevents+json',
    },
    body: JSON.stringify(activity(activities)),
  });
}

/** One report: a whole command with case, evidence, receipt and promise in one durable commit. */
export function report(prepared: Prepared): Buffer {
  serial += 1;
  return httpRequest({
    method: 'POST',
    path: '/v1/reports',
    headers: {
      authorization: `Bearer ${prepared.token}`,
      'content-type': 'application/json',
      'idempotency-key': nextKey(),
    },
    body: JSON.stringify(reportBody(`reported-${serial}`)),
  });
}

export function reportBody(member: string): unknown {
  return {
    source: 'report',
    subject: { kind: 'member', member },
    text: 'This goes on for days and it is always the same person.',
    rule: 'spam.link-flood',
    alleges: 'incompatible-with-rulebook',
    goodFaith: true,
    shown: {
      text: 'I will follow you into every thread until you leave.',
      occurredAt: new Date().toISOString(),
      private: false,
    },
  };
}

export function powers(prepared: Prepared, member: number): Buffer {
  return httpRequest({
    method: 'GET',
    path: `/v1/members/${memberNumber(member)}/powers`,
    headers: { authorization: `Bearer ${prepared.token}` },
  });
}
