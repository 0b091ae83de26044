import type { Hono } from 'hono';
import type { Lanes } from '../app/lanes.ts';
import { createWeb } from './create-web.ts';
import type { WebEnvironment } from './site.ts';
import { createTestingApplication, type TestingApplication } from './testing-application.ts';
import type { Wording } from './testing-rulebook.ts';
import { accessStages, dutyStages } from './testing-stewardship.ts';

/**
 * A browser without a window: it keeps a session, sends what browsers send, and follows nothing.
 */
export interface TestingBrowser {
  readonly application: TestingApplication;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  text(path: string): Promise<string>;
  post(
    path: string,
    fields: Readonly<Record<string, string | readonly string[]>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Response>;
}

export const testingOrigin = 'https://rules.example';

export function openBrowser(
  options: { readonly session?: string; readonly say?: Wording; readonly lanes?: Lanes } = {},
): TestingBrowser {
  const application = createTestingApplication(options.say);
  const web: Hono<WebEnvironment> = createWeb({
    application,
    publicUrl: testingOrigin,
    ...(options.lanes === undefined ? {} : { lanes: options.lanes }),
  });
  const cookie = options.session === undefined ? {} : sessionCookie(options.session);
  const get = async (path: string, headers = {}): Promise<Response> =>
    await web.request(path, { headers: { ...cookie, ...headers } });
  return {
    application,
    get,
    text: async (path) => await (await get(path)).text(),
    post: async (path, fields, headers = {}) =>
      await web.request(path, {
        method: 'POST',
        body: encoded({ key: 'one-time-key-000001', ...fields }),
        headers: {
          'Content-Type': 'application/x-www-form-urlencoded',
          'Sec-Fetch-Site': 'same-origin',
          Origin: testingOrigin,
          ...cookie,
          ...headers,
        },
      }),
  };
}

/** The cookie as the browser sends it. */
export function sessionCookie(session: string): Readonly<Record<string, string>> {
  return { Cookie: `__Host-evenhand=${session}` };
}

function encoded(fields: Readonly<Record<string, string | readonly string[]>>): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, one]),
  );
  return new URLSearchParams(pairs).toString();
}

/** Every page there is, with whose session opens it. */
export function allPages(sessions: {
  readonly member: string;
  readonly moderator: string;
  readonly second: string;
  readonly reviewer: string;
}): readonly { readonly path: string; readonly session?: string }[] {
  const { member, moderator, second, reviewer } = sessions;
  const open = [
    '/',
    '/rules',
    '/rules/spam.link-flood',
    '/rules/spam.fake-shop',
    '/rules/versions/2',
    '/rules/versions/2/spam.link-flood',
    '/report',
    '/r/report-waiting-00001?receipt',
    '/r/report-no-breach-001',
    '/r/report-breach-000001',
    '/d/link-of-statement-new',
    '/d/link-of-statement-read',
    '/d/link-of-statement-appealed',
    '/d/link-of-statement-varied',
    '/d/link-of-statement-hold',
    '/h/link-of-case-waiting',
    '/h/link-of-case-answered',
    '/how',
    '/figures',
    '/figures?period=all',
    '/sign-in',
    '/sign-in/sign-in-link-000001',
    '/mail/question-link-000001',
  ].map((path) => ({ path }));
  const cases = [
    'free',
    'blind',
    'found',
    'ready',
    'no-breach',
    'held',
    'sent',
    'in-favour',
    'heard',
  ];
  const appeals = ['blind', 'found', 'open', 'done'];
  return [
    ...open,
    { path: '/me', session: member },
    { path: '/me/messages', session: member },
    { path: '/me/leave', session: member },
    { path: '/erasures/erasure-0' },
    { path: '/me/statements/statement-read', session: member },
    { path: '/me/hearings', session: member },
    { path: '/me/hearings/case-given', session: member },
    { path: '/me/hearings/case-over', session: member },
    { path: '/me/stewardship', session: member },
    { path: '/me/stewardship/g-ferns', session: member },
    ...dutyStages.map((stage) => ({ path: `/me/duties/${stage}`, session: member })),
    { path: '/g', session: second },
    { path: '/g/g-ferns', session: second },
    { path: '/g/g-ferns', session: moderator },
    { path: '/e', session: moderator },
    { path: '/e/ask/case-blind', session: moderator },
    ...accessStages.map((stage) => ({ path: `/e/${stage}`, session: moderator })),
    { path: '/e/access-open/opened', session: moderator },
    { path: '/lead', session: reviewer },
    { path: '/lead?period=P30D', session: second },
    { path: '/record', session: moderator },
    { path: '/record/moderator-2', session: second },
    { path: '/m', session: moderator },
    { path: '/m?phase=aside', session: moderator },
    { path: '/m?phase=to-answer', session: moderator },
    { path: '/m?phase=decided', session: moderator },
    { path: '/m/second', session: moderator },
    { path: '/letters', session: moderator },
    { path: '/m/early-ends', session: moderator },
    { path: '/m/open', session: moderator },
    ...cases.map((stage) => ({ path: `/m/cases/case-${stage}`, session: moderator })),
    { path: '/m/cases/case-second', session: second },
    { path: '/m/bulk', session: moderator },
    { path: '/m/bulk/new', session: moderator },
    { path: '/m/bulk/new?rule=spam.link-flood', session: moderator },
    { path: '/m/bulk/bulk-checking/cases/case-blind', session: moderator },
    ...['checking', 'second', 'held', 'done', 'vacated'].flatMap((stage) => [
      { path: `/m/bulk/bulk-${stage}`, session: moderator },
      { path: `/m/bulk/bulk-${stage}`, session: second },
    ]),
    { path: '/a', session: reviewer },
    ...appeals.map((stage) => ({ path: `/a/appeal-${stage}`, session: reviewer })),
  ];
}
