import { type Answered, type Ask, withLink } from './talk.ts';

const RULE = 'spam.link-flood';

/** A whole report as a platform sends it, about one member. */
export function reportOn(member: string, changes: Readonly<Record<string, unknown>> = {}): object {
  return {
    source: 'report',
    subject: { kind: 'member', member },
    text: 'The same shop link stands in every thread since this morning.',
    rule: RULE,
    alleges: 'incompatible-with-rulebook',
    goodFaith: true,
    shown: {
      text: 'Buy it here, I post it again for those who slept.',
      occurredAt: new Date().toISOString(),
      private: false,
    },
    ...changes,
  };
}

/** One activity in CloudEvents, now unless told otherwise. */
export function activity(id: string, changes: Readonly<Record<string, unknown>> = {}): object {
  const { data, ...head } = changes;
  return {
    specversion: '1.0',
    id,
    source: 'https://riverbank.example',
    type: 'org.evenhand.content.posted.v1',
    time: new Date().toISOString(),
    data: {
      actor: { id: 'm-0412' },
      item: `item-of-${id}`,
      content: { kind: 'post', text: 'The ferry runs again from Saturday.' },
      ...(data as object | undefined),
    },
    ...head,
  };
}

/** The paths of all cases a handler sees, the newest first. */
export async function openCases(handler: Ask): Promise<readonly string[]> {
  const paths: string[] = [];
  let query = '';
  for (;;) {
    const page = await handler('GET', `/v1/cases?limit=200${query}`);
    const items = page.at('/items') as readonly { readonly case: string }[];
    paths.push(...items.map((row) => `/v1/cases/${row.case}`));
    const next = page.at('/next');
    if (typeof next !== 'string') return paths.toReversed();
    query = `&cursor=${encodeURIComponent(next)}`;
  }
}

/** Files a report and gives the path of the case it opened. */
export async function reportedCase(
  people: { readonly reporter: Ask; readonly handler: Ask },
  report: object,
): Promise<string> {
  const known = new Set(await openCases(people.handler));
  const filed = await people.reporter('POST', '/v1/reports', { body: report });
  const opened = (await openCases(people.handler)).find((path) => !known.has(path));
  if (opened === undefined) throw new Error(`no case was opened: ${filed.text}`);
  return opened;
}

/** Takes a case up to where it can be decided; the answer is the case with its suggestion. */
export async function workUp(handler: Ask, path: string): Promise<Answered> {
  const finding = { breach: 'breach', rule: RULE };
  await handler('POST', `${path}/lease`, { body: {} });
  await handler('POST', `${path}/finding`, { body: { ...finding, confidence: 'high' } });
  return await handler('POST', `${path}/precedents`, { body: finding });
}

/** What a careful moderator sends about a case that was worked up. */
export function decisionOn(
  seen: Answered,
  changes: Readonly<Record<string, unknown>> = {},
): object {
  const evidence = seen.at('/blind/evidence') as readonly { readonly evidence: string }[];
  return {
    outcome: 'breach',
    rule: RULE,
    rung: 'no-links-1d',
    factsReliedOn: evidence.map((item) => item.evidence),
    reasons: 'The same link stood in ten threads, also after somebody asked for it to stop.',
    deviationReason: 'A reminder was given in the thread and did not help.',
    urgency: 'The link is posted again every few minutes, in one thread after the other.',
    confidence: 'high',
    ...changes,
  };
}

/** Decides a case from report to decision; the answer is the decision. */
export async function decide(
  handler: Ask,
  path: string,
  changes: Readonly<Record<string, unknown>> = {},
): Promise<Answered> {
  const seen = await workUp(handler, path);
  const body = decisionOn(seen, changes);
  return await handler('POST', `${path}/decision`, { body, version: seen.at('/blind/version') });
}

/** A member's session, through a link that the operator makes and the member opens. */
export async function asMember(url: string, operator: Ask, member: string): Promise<Ask> {
  const body = { person: { kind: 'member', id: member } };
  const link = await operator('POST', '/v1/sign-in-links', { body });
  return await withLink(url, `${url}/sign-in/${link.textAt('/secret')}`);
}

/** Closes a case without a breach; the answer is the decision. */
export async function clear(handler: Ask, path: string): Promise<Answered> {
  const breach = 'no-breach';
  await handler('POST', `${path}/lease`, { body: {} });
  await handler('POST', `${path}/finding`, { body: { breach, confidence: 'high' } });
  const seen = await handler('POST', `${path}/precedents`, { body: { breach } });
  const reasons = 'This was said before there was a rule about it, so no rule applies to it.';
  return await handler('POST', `${path}/decision`, {
    body: { outcome: breach, factsReliedOn: [], reasons, confidence: 'high' },
    version: seen.at('/blind/version'),
  });
}
