import type { Instant } from '../../kernel/instant.ts';
import type { Standing } from './standing.ts';

/** Standing in one plain sentence, as the member reads it first. */
export function standingSentence(standing: Standing): string {
  const pending = standing.lines.filter((line) => line.pending > 0).length;
  const open =
    pending === 0
      ? ''
      : ` ${decisionWords(pending)} can still change and ${pending === 1 ? 'counts' : 'count'} for nothing until then.`;
  return `${activeSentence(standing)}${open}`;
}

function activeSentence({ active, lines, clearAt }: Standing): string {
  if (clearAt === null) return 'Your standing is clear.';
  const counting = lines.filter((line) => line.active > 0).length;
  const points = active === 1 ? '1 point counts' : `${active} points count`;
  return `${points} now, from ${decisionWords(counting).toLowerCase()}; if nothing more is added, your standing is clear on ${clearDay(clearAt)}.`;
}

function decisionWords(amount: number): string {
  return amount === 1 ? 'One decision' : `${amount} decisions`;
}

// The day in ISO form: a sentence about oneself should not depend on how a country writes dates.
function clearDay(at: Instant): string {
  return at.slice(0, 10);
}
