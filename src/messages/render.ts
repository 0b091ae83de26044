import type { Block, Section } from '../domain/letter/letter.ts';
import type { Message } from '../domain/letter/message.ts';

/** How one language writes: a message in words, and what stands between sentences. */
export interface Hand {
  readonly say: (message: Message) => string;
  readonly between: string;
  readonly lang: string;
  readonly direction: 'ltr' | 'rtl';
}

/**
 * Plain text. Quotes and addresses stand on lines of their own: each line is a paragraph with a
 * direction of its own, so that somebody's words cannot turn the sentence around them, and no mark
 * of isolation becomes part of an address.
 */
export function renderText(sections: readonly Section[], hand: Hand): string {
  const written = sections.map((section) =>
    section.flatMap((block) => textLines(block, hand)).join('\n'),
  );
  return `${written.join('\n\n')}\n`;
}

function textLines(block: Block, { say, between }: Hand): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return [say(block.message)];
    case 'sentences':
      return [block.messages.map(say).join(between)];
    case 'item':
      return [`- ${block.messages.map(say).join(between)}`];
    case 'quote':
      return linesOf(block.text).map((line) => `> ${line}`.trimEnd());
    case 'address':
      return [block.url];
  }
}

// Every kind of line break, so that no line of a quote looks like ours.
function linesOf(text: string): readonly string[] {
  return text.trim().split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/u);
}

/** Simple HTML from the same pieces: no pictures, no styles from elsewhere, no scripts. */
export function renderHtml(subject: string, sections: readonly Section[], hand: Hand): string {
  const body = sections.map((section) => htmlSection(section, hand)).join('\n');
  return `<!doctype html>
<html lang="${hand.lang}" dir="${hand.direction}">
<head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body dir="${hand.direction}" style="max-width:40em;line-height:1.5;font-family:sans-serif">
${body}
</body>
</html>
`;
}

function htmlSection(section: Section, hand: Hand): string {
  return section.map((block) => htmlBlock(block, hand)).join('\n');
}

function htmlBlock(block: Block, { say, between }: Hand): string {
  switch (block.kind) {
    case 'heading':
      return `<h2 style="font-size:1.1em">${escapeHtml(say(block.message))}</h2>`;
    case 'sentences':
      return `<p>${escapeHtml(block.messages.map(say).join(between))}</p>`;
    case 'item':
      return `<p>• ${escapeHtml(block.messages.map(say).join(between))}</p>`;
    case 'quote':
      return quoted(block.text);
    case 'address': {
      const url = escapeHtml(block.url);
      return `<p><a href="${url}" dir="ltr" style="overflow-wrap:anywhere">${url}</a></p>`;
    }
  }
}

// A line break opportunity inside `https://` keeps mail programs from making links of other
// people's words (T05).
function quoted(text: string): string {
  const lines = linesOf(text).map(
    (line) => `<p dir="auto">${escapeHtml(line).replaceAll('://', ':<wbr>//')}</p>`,
  );
  const style = 'margin:0 1em;padding:0 1em;border:1px solid #999;overflow-wrap:anywhere';
  return `<blockquote style="${style}">${lines.join('')}</blockquote>`;
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => escapes[character] ?? '');
}
