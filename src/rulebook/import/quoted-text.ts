const HIDDEN: RegExp = /[\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFF]/g;

/** A text in double quotes as CEL and YAML both read it; what cannot be seen is escaped. */
export function quotedText(text: string): string {
  return JSON.stringify(text.toWellFormed()).replace(HIDDEN, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** One line of Markdown prose: no HTML, no line ends, at most `lengthMax` characters. */
export function proseLine(text: string, lengthMax = 200): string {
  const line = text
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  const cut = [...line].slice(0, lengthMax).join('');
  return `${cut}${cut.length < line.length ? '…' : ''}`.replaceAll('<', '&lt;');
}
