import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import {
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';

/** What a browser noticed while somebody used it; every list stays empty when all is well. */
export interface Noticed {
  /** Errors in the console, refusals by the content security policy among them. */
  readonly errors: string[];
  /** Addresses outside our own server that a page asked for. */
  readonly foreign: string[];
  /** Dialogs that a page opened. */
  readonly dialogs: string[];
  /** Everything that was asked for, by kind: `document`, `stylesheet`, `script` and so on. */
  readonly kinds: Map<string, number>;
}

/** Somebody at a browser of their own, with cookies nobody else has. */
export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly noticed: Noticed;
  /** Opens a page of our server; the answer is its HTTP status. */
  open(path: string): Promise<number>;
  close(): Promise<void>;
}

export interface OpenChromium {
  /** A visitor without a session. JavaScript is off unless the options turn it on. */
  visitor(options?: BrowserContextOptions): Promise<Visitor>;
  close(): Promise<void>;
}

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const executable: string | undefined = (process.env['PATH'] ?? '')
  .split(delimiter)
  .flatMap((folder) => names.map((name) => join(folder, name)))
  .find((path) => existsSync(path));

// Before anything is started, so that nothing is left running.
if (executable === undefined && process.env['CI'] !== undefined) {
  throw new Error(`none of ${names.join(', ')} is on the path, and CI has to have one`);
}

/** For tests that need a browser: skipped with a reason where there is none, but never in CI. */
export const needsChromium: { readonly skip?: string } =
  executable === undefined ? { skip: 'no Chromium is installed here' } : {};

/** Starts Chromium with an empty profile, which can reach nothing but this machine. */
export async function openChromium(origin: string): Promise<OpenChromium> {
  if (executable === undefined) throw new Error(`none of ${names.join(', ')} is on the path`);
  const browser = await chromium.launch({
    executablePath: executable,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
  return {
    visitor: async (options = {}) => {
      const context = await browser.newContext({ javaScriptEnabled: false, ...options });
      const noticed = watch(context, origin);
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      return {
        page,
        context,
        noticed,
        open: async (path) => {
          const response = await page.goto(`${origin}${path}`, { waitUntil: 'load' });
          return response?.status() ?? 0;
        },
        close: async () => await context.close(),
      };
    },
    close: async () => await browser.close(),
  };
}

function watch(context: BrowserContext, origin: string): Noticed {
  const noticed: Noticed = { errors: [], foreign: [], dialogs: [], kinds: new Map() };
  const { errors, foreign, dialogs, kinds } = noticed;
  context.on('request', (request) => {
    const kind = request.resourceType();
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    if (!request.url().startsWith(`${origin}/`)) foreign.push(request.url());
  });
  context.on('console', (message) => {
    if (message.type() !== 'error') return;
    // The console repeats the status of the page itself, which the test asked for and looks at.
    if (message.location().url === message.page()?.url()) {
      if (/^Failed to load resource/.test(message.text())) return;
    }
    errors.push(`${message.location().url}: ${message.text()}`);
  });
  context.on('weberror', ({ error }) => void errors.push(String(error())));
  context.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  return noticed;
}
