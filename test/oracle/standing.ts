/**
 * Standing once more, from `spec/standing.md`, sharing no code and no arithmetic with the product.
 * Fields are those of the page.
 */
export interface ListedDecision {
  readonly decision: string;
  readonly family: string;
  readonly points: number;
  readonly memory: string;
  readonly issuedAt: string;
  readonly finalAt?: string;
  readonly undoneAt?: string;
}

export interface Line {
  readonly decision: string;
  readonly family: string;
  readonly imposed: number;
  readonly active: number;
  readonly decayed: number;
  readonly reversed: number;
  readonly pending: number;
  readonly clearAt: string;
}

export interface Whole {
  readonly active: number;
  readonly clearAt: string | null;
  readonly lines: readonly Line[];
}

const MS_OF: Readonly<Record<string, bigint>> = {
  W: 604_800_000n,
  D: 86_400_000n,
  H: 3_600_000n,
  M: 60_000n,
  S: 1_000n,
};

export function computeStanding(decisions: readonly ListedDecision[], now: string): Whole {
  const lines = decisions.map((each) => ({
    decision: each.decision,
    family: each.family,
    ...parts(each, now),
    clearAt: moment(ms(each.issuedAt) + length(each.memory)),
  }));
  const counting = lines.filter(({ active }) => active > 0);
  const dates = counting.map(({ clearAt }) => clearAt).toSorted();
  let active = 0;
  for (const line of lines) active += line.active;
  return { active, clearAt: dates.at(-1) ?? null, lines };
}

type Parts = Omit<Line, 'decision' | 'family' | 'clearAt'>;

function parts(
  { points, memory, issuedAt, finalAt, undoneAt }: ListedDecision,
  now: string,
): Parts {
  const nothing = { imposed: 0, active: 0, decayed: 0, reversed: 0, pending: 0 };
  if (undoneAt !== undefined && ms(undoneAt) <= ms(now)) {
    return { ...nothing, imposed: points, reversed: points };
  }
  if (finalAt === undefined || ms(finalAt) > ms(now)) return { ...nothing, pending: points };
  const whole = length(memory);
  let left = ms(issuedAt) + whole - ms(now);
  if (left < 0n) left = 0n;
  if (left > whole) left = whole;
  const product = BigInt(points) * left;
  let active = whole === 0n ? 0n : product / whole;
  if (whole !== 0n && active * whole < product) active += 1n;
  return { ...nothing, imposed: points, active: Number(active), decayed: points - Number(active) };
}

function length(memory: string): bigint {
  let sum = 0n;
  for (const [, amount, unit] of memory.matchAll(/(\d+)([WDHMS])/g)) {
    sum += BigInt(amount ?? 0) * (MS_OF[unit ?? ''] ?? 0n);
  }
  return sum;
}

function ms(at: string): bigint {
  return BigInt(Date.parse(at));
}

function moment(at: bigint): string {
  return new Date(Number(at)).toISOString();
}
