import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { asOperator } from '../src/cli/callers.ts';
import { type OpenDemo, openDemo } from '../src/cli/commands/demo.ts';
import { must } from '../src/cli/demo/cast.ts';
import type { Person } from '../src/domain/person.ts';
import type { StaffId } from '../src/kernel/identifier.ts';

const PICTURES = fileURLToPath(new URL('../screenshots', import.meta.url));
const CHROMIUM = '/usr/bin/chromium';
/** More kinds of pages than one visitor has. */
const PAGES_MAX = 80;

interface Look {
  readonly name: string;
  readonly dark: boolean;
  readonly language: string;
  readonly width: number;
}

const looks: readonly Look[] = [
  { name: 'light', dark: false, language: 'en', width: 1_000 },
  { name: 'dark', dark: true, language: 'de', width: 1_000 },
  { name: 'arabic', dark: false, language: 'ar', width: 1_000 },
  { name: 'narrow', dark: false, language: 'zh', width: 320 },
];

const staff = (id: string): Person => ({ kind: 'staff', id: id as StaffId });

/** Takes a picture of every kind of page of the demo, as each of its people and in each look. */
async function main(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'evenhand-screenshots-'));
  const demo = await openDemo(directory, { host: '127.0.0.1', port: 0 });
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const visitors: readonly (readonly [string, Person | undefined])[] = [
    ['anybody', undefined],
    ['member', { kind: 'member', id: demo.member }],
    ['moderator', staff('moderator-1')],
    ['reviewer', staff('reviewer-1')],
    ['lead', staff('lead-1')],
    ['operator', staff('operator-1')],
  ];
  let taken = 0;
  rmSync(PICTURES, { recursive: true, force: true });
  for (const look of looks) {
    for (const [name, person] of visitors) {
      const folder = join(PICTURES, look.name, name);
      mkdirSync(folder, { recursive: true });
      taken += await takeAll(browser, demo, { folder, look, person });
    }
  }
  await browser.close();
  await demo.server.close();
  rmSync(directory, { recursive: true, force: true });
  process.stdout.write(`${taken} pictures in screenshots/\n`);
}

interface Visit {
  readonly folder: string;
  readonly look: Look;
  readonly person: Person | undefined;
}

/** Follows every link to a kind of page not seen yet; answers how many pictures were taken. */
async function takeAll(browser: Browser, demo: OpenDemo, visit: Visit): Promise<number> {
  const { look, folder } = visit;
  const context = await browser.newContext({
    colorScheme: look.dark ? 'dark' : 'light',
    extraHTTPHeaders: { 'Accept-Language': look.language },
    viewport: { width: look.width, height: 760 },
  });
  const page = await signedIn(context, demo, visit.person);
  const seen = new Set<string>();
  const waiting = [
    '/',
    '/report',
    '/how',
    '/proof',
    '/sign-in',
    '/me',
    '/m',
    '/a',
    '/g',
    '/e',
    '/o',
  ];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const kind = kindOf(path);
    if (seen.has(kind) || seen.size >= PAGES_MAX) continue;
    seen.add(kind);
    await page.goto(new URL(path, demo.server.url).href);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1);
    if (wide) process.stdout.write(`${look.name} ${path} is wider than the screen\n`);
    await page.screenshot({ path: join(folder, `${kind}.png`), fullPage: true });
    waiting.push(...(await linksOf(page)));
  }
  await context.close();
  return seen.size;
}

async function linksOf(page: Page): Promise<readonly string[]> {
  const links = await page
    .locator('a[href^="/"]')
    .evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''));
  return links.filter((link) => !/\.json|^\/(?:assets|v1)\//.test(link));
}

// Two cases are one kind of page: whatever has a digit in it is an id.
function kindOf(path: string): string {
  const [plain = ''] = path.split(/[?#]/);
  const parts = plain.split('/').filter((part) => part !== '');
  const named = parts.map((part) => (/\d/.test(part) || part.includes('.') ? 'one' : part));
  return named.length === 0 ? 'front' : named.join('-');
}

async function signedIn(
  context: BrowserContext,
  demo: OpenDemo,
  person: Person | undefined,
): Promise<Page> {
  const page = await context.newPage();
  if (person === undefined) return page;
  const by = asOperator(demo.configuration.community);
  const { secret } = must(await demo.server.application.signIn.issueLink(person, by));
  await page.goto(`${demo.server.url}/sign-in/${secret}`);
  await page.locator('main button').first().click();
  return page;
}

await main();
