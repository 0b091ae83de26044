import markdownIt from 'markdown-it';
import { type Html, trusted } from '../markup.ts';

// Raw HTML stays text; images are off, because a rule never loads anything from elsewhere.
const renderer: ReturnType<typeof markdownIt> = markdownIt({
  html: false,
  linkify: false,
  breaks: false,
}).disable('image');

// Links lead to the web, to mail, or to a place on our own pages; nothing else has an address here.
renderer.validateLink = (address) => /^(?:https?:\/\/|mailto:|\/(?!\/)|#)/i.test(address);

// The page has its own headings above a rule's; those of the prose come below them.
renderer.renderer.rules['heading_open'] = (tokens, index) => `<${lower(tokens[index]?.tag)}>`;
renderer.renderer.rules['heading_close'] = (tokens, index) => `</${lower(tokens[index]?.tag)}>`;

/** Rulebook prose as HTML: Markdown without raw HTML, images or foreign protocols in links. */
export function prose(markdown: string): Html {
  return trusted(`<div class="prose" dir="auto">${renderer.render(markdown)}</div>`);
}

/** One line of it, without a paragraph around. */
export function proseLine(markdown: string): Html {
  return trusted(renderer.renderInline(markdown));
}

function lower(tag: string | undefined): string {
  const level = Number(tag?.slice(1) ?? '1');
  return `h${Math.min(6, level + 2)}`;
}
