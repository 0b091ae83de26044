import { type Html, html } from '../markup.ts';
import { visible, visiblePieces } from './visible.ts';

type Span = readonly [start: number, end: number];

/** What somebody wrote, as a quotation: its own line breaks, its own direction, never markup. */
export function quotation(text: string, spans: readonly Span[] = []): Html {
  const inside = spans.length === 0 ? visible(text) : marked(text, spans);
  return html`<blockquote class="said">${inside}</blockquote>`;
}

/**
 * A link as text: the host in full and in ASCII, so that a look-alike shows. Nothing to click on.
 */
export function linkAsText(link: string): Html {
  const host = URL.canParse(link) ? new URL(link).hostname : '';
  return html`<span class="link-as-text">${visible(link)}${
    host !== '' && !link.toLowerCase().includes(host)
      ? html` <code class="host" dir="ltr">${host}</code>`
      : ''
  }</span>`;
}

// Spans come from matching; they are put in order and cut where they overlap or lead outside.
function marked(text: string, spans: readonly Span[]): Html {
  const parts: (string | Html)[] = [];
  let at = 0;
  for (const [start, end] of spans.toSorted((a, b) => a[0] - b[0])) {
    const from = Math.max(start, at);
    const to = Math.min(end, text.length);
    if (from >= to) continue;
    parts.push(...visiblePieces(text.slice(at, from)));
    parts.push(html`<mark>${visiblePieces(text.slice(from, to))}</mark>`);
    at = to;
  }
  parts.push(...visiblePieces(text.slice(at)));
  return html`<bdi dir="auto">${parts}</bdi>`;
}
