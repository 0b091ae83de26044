import { type Html, html } from '../markup.ts';
import type { Text } from '../words/wording.ts';
import { visiblePieces } from './visible.ts';

/**
 * A text that we wrote, with other people's words in it. The isolates that keep those in order do
 * their work unseen; every other hidden character is marked as anywhere else.
 */
export function letterText(text: string): Html {
  const pieces = text.split(/([\u2066-\u2069])/);
  return html`${pieces.map((piece) => (/^[\u2066-\u2069]$/.test(piece) ? piece : visiblePieces(piece)))}`;
}

/** The same as a part of a page, kept apart from what stands around it. */
export function isolatedLetterText(text: Text): Html {
  return html`<bdi dir="auto">${typeof text === 'string' ? letterText(text) : text}</bdi>`;
}
