import { posix } from 'node:path';
import type { SourceFile, Violation } from './repository.ts';

/** One fenced block of a Markdown file. */
export interface FencedBlock {
  readonly path: string;
  /** Line of the opening fence, from 1. */
  readonly line: number;
  readonly language: string;
  /** What follows the language on the fence. */
  readonly info: string;
  readonly text: string;
}

const fence: RegExp = /^( {0,3})(`{3,})([^\n`]*)$/;

/** Every fenced block of a Markdown file; a fence that is never closed runs to the end. */
export function blocksOf({ path, text }: SourceFile): readonly FencedBlock[] {
  const lines = text.split('\n');
  const blocks: FencedBlock[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const opened = fence.exec(lines[at] ?? '');
    if (opened === null) continue;
    const [, , ticks = '', heading = ''] = opened;
    const found = lines.findIndex((line, index) => index > at && line.trim() === ticks);
    const end = found === -1 ? lines.length : found;
    const [language = '', ...info] = heading.trim().split(/\s+/);
    const inside = lines.slice(at + 1, end).join('\n');
    blocks.push({ path, line: at + 1, language, info: info.join(' '), text: inside });
    at = end;
  }
  return blocks;
}

const accepted: ReadonlySet<string> = new Set([
  'ts',
  'sh',
  'json',
  'yaml',
  'http',
  'html',
  'nginx',
  'ruby',
  'text',
]);

/** Why a block is not run, or undefined when it is. */
export function reasonNotToRun({ info }: FencedBlock): string | undefined {
  return /^no-run reason="([^"]{10,})"$/.exec(info)?.[1];
}

/** Blocks whose language no check knows, and blocks that are set aside without saying why. */
export function checkFences(files: readonly SourceFile[]): readonly Violation[] {
  return files.flatMap(blocksOf).flatMap((block) => {
    const { path, line, language, info } = block;
    const unknown = language !== '' && !accepted.has(language) && !language.startsWith('`');
    if (unknown) return [{ path, line, message: `no check knows the language \`${language}\`` }];
    if (info.includes('no-run') && reasonNotToRun(block) === undefined) {
      const message = 'is not run and does not say why; write no-run reason="…"';
      return [{ path, line, message }];
    }
    return [];
  });
}

/** Links between files of the repository that lead nowhere, headings included. */
export function checkLinks(
  documents: readonly SourceFile[],
  exists: (path: string) => boolean,
): readonly Violation[] {
  return documents.flatMap((document) =>
    linksOf(document).flatMap(({ target, line }) => {
      const [to = '', heading] = target.split('#');
      const path = to === '' ? document.path : posix.join(posix.dirname(document.path), to);
      const message = `links to \`${target}\`, which is not there`;
      if (!exists(path.replace(/\/$/, ''))) return [{ path: document.path, line, message }];
      const linked = documents.find((candidate) => candidate.path === path);
      const lost = heading !== undefined && linked !== undefined && !hasHeading(linked, heading);
      return lost ? [{ path: document.path, line, message }] : [];
    }),
  );
}

function linksOf({ text }: SourceFile): { readonly target: string; readonly line: number }[] {
  const prose = text.replaceAll(/^(`{3,})[\s\S]*?^\1\s*$/gm, (block) =>
    block.replaceAll(/[^\n]/g, ' '),
  );
  return prose.split('\n').flatMap((content, index) =>
    [...content.replaceAll(/`[^`]*`/g, '').matchAll(/\]\(([^)\s]+)\)/g)]
      .map((match) => match[1] ?? '')
      .filter((target) => !/^(?:[a-z]+:|\/\/)/.test(target))
      .map((target) => ({ target, line: index + 1 })),
  );
}

function hasHeading({ text }: SourceFile, anchor: string): boolean {
  const headings = [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, title = '']) => title);
  return headings.some((title) => anchorOf(title) === anchor);
}

function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-');
}
