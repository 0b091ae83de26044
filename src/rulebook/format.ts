import { isMap, isScalar, parseDocument, Scalar } from 'yaml';
import { parse } from '../cel/parse.ts';
import { unparse } from '../cel/unparse.ts';
import { limits } from '../kernel/limits.ts';
import type { Files } from './diagnostic.ts';
import { headFields } from './read-rule.ts';
import { isRulebookFile, normalisedText } from './source-text.ts';

const COLUMNS = 100;

/**
 * The same rulebook as everybody writes it: fields in one order, conditions in canonical form, one
 * blank line around headings, no blanks at line ends. What cannot be read is left as it is.
 */
export function formatRulebook(files: Files): Files {
  return Object.fromEntries(
    Object.entries(files)
      .filter(([path]) => isRulebookFile(path))
      .map(([path, text]) => [path, formatFile(path, normalisedText(text))]),
  );
}

function formatFile(path: string, text: string): string {
  const tidy = withoutLineEndBlanks(text);
  return path.endsWith('.md') ? formatRule(tidy) : tidy;
}

function withoutLineEndBlanks(text: string): string {
  return `${text.replace(/[ \t]+$/gm, '').replace(/\n+$/, '')}\n`;
}

function formatRule(text: string): string {
  const found = /^---\n([\s\S]*?)^---\n([\s\S]*)$/m.exec(text);
  const [, head, body] = found ?? [];
  if (found?.index !== 0 || head === undefined || body === undefined) return text;
  return `---\n${formatHead(head)}---\n${formatBody(body)}`;
}

function formatHead(head: string): string {
  const document = parseDocument(head, { version: '1.2', schema: 'core' });
  const { contents } = document;
  if (document.errors.length > 0 || !isMap(contents)) return head;
  const order = (key: unknown): number => {
    const at = headFields.indexOf(isScalar(key) ? String(key.value) : '');
    return at === -1 ? headFields.length : at;
  };
  contents.items.sort((a, b) => order(a.key) - order(b.key));
  const when: unknown = contents.get('when', true);
  if (isScalar(when) && typeof when.value === 'string') {
    const canonical = canonicalCondition(when.value);
    if (canonical !== undefined) {
      when.value = canonical;
      if (canonical.includes('"')) when.type = Scalar.PLAIN;
    }
  }
  return document.toString({ lineWidth: COLUMNS, flowCollectionPadding: true });
}

/** The condition on one line; undefined when it cannot be read or would be too long for one. */
function canonicalCondition(source: string): string | undefined {
  const parsed = parse(source, {
    nodesMax: limits.conditionNodesMax,
    depthMax: limits.conditionDepthMax,
  });
  if (!parsed.ok) return undefined;
  const text = unparse(parsed.value);
  return text.length + 'when: '.length <= COLUMNS ? text : undefined;
}

function formatBody(body: string): string {
  const lines: string[] = [];
  let fenced = false;
  for (const line of body.replace(/^\n+/, '').split('\n')) {
    if (/^\s{0,3}(```|~~~)/.test(line)) fenced = !fenced;
    const last = lines.at(-1);
    if (!fenced && line === '' && last === '') continue;
    if (!fenced && /^## /.test(line) && last !== '' && last !== undefined) lines.push('');
    if (!fenced && last !== undefined && /^## /.test(last) && line !== '') lines.push('');
    lines.push(line);
  }
  return lines.join('\n');
}
