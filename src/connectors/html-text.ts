const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
]);

/**
 * The text of the small HTML that Fediverse servers send: paragraphs and line breaks become new
 * lines, other tags go, entities become letters. For reading as plain text only: what comes out is
 * never put into a page without escaping.
 */
export function textOfHtml(html: string): string {
  return html
    .replace(/<br\b[^<>]*>/gi, '\n')
    .replace(/<\/p\s*>\s*<p\b[^<>]*>/gi, '\n\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(
      /&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,6});/gi,
      (whole, name: string) => letterOf(name) ?? whole,
    )
    .trim();
}

function letterOf(name: string): string | undefined {
  if (!name.startsWith('#')) return ENTITIES.get(name.toLowerCase());
  const hexadecimal = name[1] === 'x' || name[1] === 'X';
  const point = Number.parseInt(name.slice(hexadecimal ? 2 : 1), hexadecimal ? 16 : 10);
  if (point === 0 || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return undefined;
  return String.fromCodePoint(point);
}
