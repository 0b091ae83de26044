import { diffArrays } from 'diff';
import { type Html, html } from '../markup.ts';
import { words } from '../words/words.ts';
import { visiblePieces } from './visible.ts';

/** Texts that differ in more words than this are shown whole, one after the other. */
const CHANGES_MAX = 400;

// Words of any script, with the spaces and signs between them: Chinese has no spaces.
const wordsOfText: Intl.Segmenter = new Intl.Segmenter('und', { granularity: 'word' });

function parts(text: string): readonly string[] {
  return Array.from(wordsOfText.segment(text), ({ segment }) => segment);
}

/**
 * The lines of a text in which something changed, with what went struck through and what came
 * underlined. Both are also said to whoever only hears them.
 */
export function comparedLines(before: string, now: string): readonly Html[] {
  const [was, is] = [parts(unwrapped(before)), parts(unwrapped(now))];
  const found = diffArrays([...was], [...is], { maxEditLength: CHANGES_MAX });
  const stretches = found?.map(({ value, added, removed }): Stretch => {
    return { text: value.join(''), kind: added ? 'come' : removed ? 'gone' : 'same' };
  }) ?? [
    { text: `${before}\n`, kind: 'gone' as const },
    { text: now, kind: 'come' as const },
  ];
  return linesOf(joined(stretches))
    .filter((line) => line.some(({ kind, text }) => kind !== 'same' && text !== ''))
    .map((line) => html`<bdi dir="auto">${line.map(marked)}</bdi>`);
}

interface Stretch {
  readonly text: string;
  readonly kind: 'same' | 'gone' | 'come';
}

// Prose is wrapped at some column; where it was wrapped is no change of its words.
function unwrapped(text: string): string {
  return text.replaceAll(/(?<=\S) *\n(?=[^\s\-*+>#\d])/g, ' ');
}

// Word for word, a sentence that was put otherwise cannot be read: what only spaces keep apart is
// told as one change.
function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const out: Stretch[] = [];
  let [went, came] = ['', ''];
  const flush = (): void => {
    if (went !== '') out.push({ text: went, kind: 'gone' });
    if (came !== '') out.push({ text: came, kind: 'come' });
    [went, came] = ['', ''];
  };
  stretches.forEach((stretch, index) => {
    const { text, kind } = stretch;
    const isChanging = went + came !== '' && stretches[index + 1] !== undefined;
    const isGap = kind === 'same' && isChanging && /^ +$/.test(text);
    if (kind === 'gone' || isGap) went += text;
    if (kind === 'come' || isGap) came += text;
    if (kind !== 'same' || isGap) return;
    flush();
    out.push(stretch);
  });
  flush();
  return out;
}

function linesOf(stretches: readonly Stretch[]): readonly (readonly Stretch[])[] {
  const lines: Stretch[][] = [[]];
  for (const { text, kind } of stretches) {
    text.split('\n').forEach((piece, index) => {
      if (index > 0) lines.push([]);
      if (piece !== '') lines.at(-1)?.push({ text: piece, kind });
    });
  }
  return lines;
}

function marked({ text, kind }: Stretch): Html {
  if (kind === 'same') return html`${visiblePieces(text)}`;
  return kind === 'gone' ? gone(html`${visiblePieces(text)}`) : come(html`${visiblePieces(text)}`);
}

/** What is no longer there. */
export function gone(text: Html): Html {
  return html`<del><span class="aside-text">${words.rulePage.wasThere} </span>${text}</del>`;
}

/** What is there now. */
export function come(text: Html): Html {
  return html`<ins><span class="aside-text">${words.rulePage.isThere} </span>${text}</ins>`;
}
