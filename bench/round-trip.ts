import type { Prepared } from './prepare.ts';
import { reportBody } from './requests.ts';

interface Talk {
  readonly prepared: Prepared;
  readonly url: string;
}

interface Versioned {
  readonly blind: {
    readonly case: string;
    readonly version: number;
    readonly evidence: readonly { readonly evidence: string }[];
  };
  readonly opened?: { readonly suggestion?: { readonly suggested: { readonly name: string } } };
}

let serial = 0;

/**
 * Milliseconds from a report to the power being gone, seven requests over HTTP one after the other.
 */
export async function roundTripMs(talk: Talk): Promise<number> {
  serial += 1;
  const member = `round-trip-${process.pid}-${serial}`;
  const started = performance.now();
  await asPlatform(talk, 'POST', '/v1/reports', reportBody(member));
  const queue = (await asModerator(talk, 'GET', '/v1/cases?limit=1')) as {
    readonly items: readonly { readonly case: string }[];
  };
  const path = `/v1/cases/${queue.items[0]?.case}`;
  const finding = { breach: 'breach', rule: 'spam.link-flood' };
  await asModerator(talk, 'POST', `${path}/lease`, {});
  await asModerator(talk, 'POST', `${path}/finding`, { ...finding, confidence: 'high' });
  const seen = (await asModerator(talk, 'POST', `${path}/precedents`, finding)) as Versioned;
  await asModerator(talk, 'POST', `${path}/decision`, decisionOn(seen), seen.blind.version);
  const powers = (await asPlatform(talk, 'GET', `/v1/members/${member}/powers`)) as {
    readonly limits: readonly unknown[];
  };
  const elapsed = performance.now() - started;
  if (powers.limits.length === 0) throw new Error('the power is not gone');
  return elapsed;
}

function decisionOn({ blind }: Versioned): unknown {
  return {
    outcome: 'breach',
    rule: 'spam.link-flood',
    rung: 'no-links-1d',
    factsReliedOn: blind.evidence.map((item) => item.evidence),
    reasons: 'The words were aimed at one person and went on after they asked for it to stop.',
    deviationReason:
      'The timed run takes a step that has a measure, so that there is a power to lose.',
    urgency: 'The timed run cannot wait for anybody, so it takes the way that does not have to.',
    confidence: 'high',
  };
}

async function asPlatform(
  { prepared, url }: Talk,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> {
  const headers = { authorization: `Bearer ${prepared.token}` };
  return await ask(`${url}${path}`, { method, headers, body });
}

async function asModerator(
  { prepared, url }: Talk,
  method: string,
  path: string,
  body?: unknown,
  version?: number,
): Promise<unknown> {
  const headers = {
    cookie: `evenhand=${prepared.session}`,
    'sec-fetch-site': 'same-origin',
    ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
  };
  return await ask(`${url}${path}`, { method, headers, body });
}

async function ask(
  url: string,
  request: {
    readonly method: string;
    readonly headers: Record<string, string>;
    readonly body?: unknown;
  },
): Promise<unknown> {
  const { method, headers, body } = request;
  const answer = await fetch(url, {
    method,
    headers: {
      ...headers,
      ...(method === 'GET' ? {} : { 'idempotency-key': crypto.randomUUID() }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${text}`);
  return JSON.parse(text);
}
