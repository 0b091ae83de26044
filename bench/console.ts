import { needsChromium, openChromium, type Visitor } from '../test/browser/browser.ts';
import { type Community, openCommunity } from '../test/browser/community.ts';
import { reportOn } from '../test/server/case-work.ts';
import { median } from './statistics.ts';

/**
 * How long a move through the queue takes, from the key to the painted frame, with many cases and a
 * processor four times as slow. `node bench/console.ts [CASES] [ROUNDS]` prints milliseconds as
 * JSON.
 */
const CASES = Number(process.argv[2] ?? 1_000);
const ROUNDS = Number(process.argv[3] ?? 5);
const PRESSES = 80;
const SLOWER = 4;
const AT_ONCE = 8;

interface Measured {
  readonly rows: number;
  /** From asking for the page to its last byte shown. */
  readonly openMs: number;
  readonly moveMs: readonly number[];
}

if (needsChromium.skip !== undefined) throw new Error(needsChromium.skip);
const community = await openCommunity();
const chromium = await openChromium(community.url);
try {
  await fill(community);
  const visitor = await chromium.visitor({ javaScriptEnabled: true });
  await community.signIn(visitor, { kind: 'staff', id: 'moderator-1' });
  const devtools = await visitor.context.newCDPSession(visitor.page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const rounds: Measured[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await measure(visitor));
  const moves = rounds.map(({ moveMs }) => moveMs);
  process.stdout.write(
    `${JSON.stringify({
      cases: CASES,
      rows: rounds[0]?.rows,
      slower: SLOWER,
      rounds: ROUNDS,
      presses: PRESSES,
      openMs: rounded(median(rounds.map(({ openMs }) => openMs))),
      moveMedianMs: rounded(median(moves.map(median))),
      moveP95Ms: rounded(median(moves.map(p95))),
      moveP95OfRoundsMs: moves.map(p95).map(rounded),
    })}\n`,
  );
} finally {
  await chromium.close();
  await community.close();
}

async function fill({ nobody }: Community): Promise<void> {
  const members = Array.from({ length: CASES }, (_, index) => `m-${10_000 + index}`);
  for (let from = 0; from < CASES; from += AT_ONCE) {
    const some = members.slice(from, from + AT_ONCE);
    const filed = await Promise.all(
      some.map((member) => nobody('POST', '/v1/reports', { body: reportOn(member) })),
    );
    const refused = filed.find(({ statusCode }) => statusCode !== 202);
    if (refused !== undefined) throw new Error(refused.text);
  }
}

async function measure({ page, open }: Visitor): Promise<Measured> {
  const since = performance.now();
  await open('/m');
  const openMs = performance.now() - since;
  const rows = await page.locator('.queue > li').count();
  // After a frame was made, a message comes when it was handed over to be painted.
  await page.evaluate(() => {
    const taken: number[] = [];
    Object.assign(globalThis, { taken });
    const after = new MessageChannel();
    let pressedAt = 0;
    after.port1.onmessage = () => void taken.push(performance.now() - pressedAt);
    const inFrame = (): void => after.port2.postMessage('painted');
    const pressed = ({ timeStamp }: KeyboardEvent): void => {
      pressedAt = timeStamp;
      requestAnimationFrame(inFrame);
    };
    document.addEventListener('keydown', pressed, { capture: true });
  });
  for (let press = 0; press < PRESSES; press += 1) {
    // Down to the end of the list and half the way back, whatever its length.
    await page.keyboard.press(press < rows - 1 || press % 2 === 0 ? 'j' : 'k');
    await page.waitForFunction(
      (count) => (globalThis as unknown as { taken: number[] }).taken.length > count,
      press,
    );
  }
  const moveMs = await page.evaluate(() => (globalThis as unknown as { taken: number[] }).taken);
  return { rows, openMs, moveMs };
}

function p95(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0;
}

function rounded(ms: number): number {
  return Math.round(ms * 10) / 10;
}
