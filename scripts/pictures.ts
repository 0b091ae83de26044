import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { asOperator } from '../src/cli/callers.ts';
import { type OpenDemo, openDemo } from '../src/cli/commands/demo.ts';
import { must } from '../src/cli/demo/cast.ts';
import type { Person } from '../src/domain/person.ts';
import type { StaffId } from '../src/kernel/identifier.ts';

const PICTURES = fileURLToPath(new URL('../docs/pictures', import.meta.url));
const CHROMIUM = '/usr/bin/chromium';

/** Takes the pictures of the README: a case as handlers see it, a decision as its member does. */
async function main(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'evenhand-pictures-'));
  const demo = await openDemo(directory, { host: '127.0.0.1', port: 0 });
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  for (const colorScheme of ['light', 'dark'] as const) {
    const size = { width: 1_000, height: 760 };
    const options = { colorScheme, javaScriptEnabled: false, viewport: size } as const;
    await takeCase(await browser.newContext(options), demo, `case-${colorScheme}.png`);
    await takeDecision(await browser.newContext(options), demo, `decision-${colorScheme}.png`);
  }
  await browser.close();
  await demo.server.close();
  rmSync(directory, { recursive: true, force: true });
}

async function takeCase(context: BrowserContext, demo: OpenDemo, name: string): Promise<void> {
  const page = await signIn(context, demo, { kind: 'staff', id: 'moderator-1' as StaffId });
  await page.locator('main a[href^="/m/cases/"]').first().click();
  await page.screenshot({ path: join(PICTURES, name) });
  await context.close();
}

async function takeDecision(context: BrowserContext, demo: OpenDemo, name: string): Promise<void> {
  const page = await signIn(context, demo, { kind: 'member', id: demo.member });
  await page.locator('main a[href^="/me/statements/"]').first().click();
  await page.screenshot({ path: join(PICTURES, name) });
  await context.close();
}

async function signIn(context: BrowserContext, demo: OpenDemo, person: Person): Promise<Page> {
  const by = asOperator(demo.configuration.community);
  const { secret } = must(await demo.server.application.signIn.issueLink(person, by));
  const page = await context.newPage();
  await page.goto(`${demo.server.url}/sign-in/${secret}`);
  await page.locator('main button').first().click();
  return page;
}

await main();
