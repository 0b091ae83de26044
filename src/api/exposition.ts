import type { Figure, FigureSample } from './rim.ts';

export interface Exposition {
  readonly mediaType: string;
  readonly text: string;
}

type Notation = 'openmetrics' | 'prometheus';

/**
 * Figures as monitoring reads them: OpenMetrics 1.0.0 for whoever prefers it by `accept`, else the
 * Prometheus text format 0.0.4. `startedAt` is when everything began to be counted, in seconds
 * since 1970.
 */
export function expose(
  figures: readonly Figure[],
  { accept, startedAt }: { readonly accept: string; readonly startedAt: number },
): Exposition {
  const notation = prefersOpenMetrics(accept) ? 'openmetrics' : 'prometheus';
  const lines = figures.flatMap((figure) => familyLines(figure, notation, startedAt));
  return notation === 'openmetrics'
    ? {
        mediaType: 'application/openmetrics-text; version=1.0.0; charset=utf-8',
        text: [...lines, '# EOF', ''].join('\n'),
      }
    : { mediaType: 'text/plain; version=0.0.4; charset=utf-8', text: [...lines, ''].join('\n') };
}

/** RFC 9110, section 12.5.1, as far as two media types need it. */
function prefersOpenMetrics(accept: string): boolean {
  const weights = new Map<string, number>();
  for (const range of accept.toLowerCase().split(',')) {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim());
    const version = parameters.find((one) => one.startsWith('version='));
    if (type.endsWith('/openmetrics-text') && version !== undefined && !/=1\.0\.0$/.test(version)) {
      continue;
    }
    const quality = Number(parameters.find((one) => one.startsWith('q='))?.slice(2) ?? 1);
    weights.set(type, Math.max(weights.get(type) ?? 0, Number.isNaN(quality) ? 0 : quality));
  }
  const open = weights.get('application/openmetrics-text') ?? 0;
  return open > 0 && open >= (weights.get('text/plain') ?? 0);
}

function familyLines(figure: Figure, notation: Notation, startedAt: number): readonly string[] {
  const { name, meaning, kind, unit, samples } = figure;
  const isOpen = notation === 'openmetrics';
  // Prometheus names a counter as its sample, OpenMetrics without the ending.
  const family = kind === 'counter' && !isOpen ? `${name}_total` : name;
  return [
    `# HELP ${family} ${escaped(meaning, isOpen)}`,
    `# TYPE ${family} ${kind}`,
    ...(isOpen && unit !== undefined ? [`# UNIT ${family} ${unit}`] : []),
    ...samples.flatMap((sample) => [
      sampleLine(name, kind === 'counter' ? { ...sample, suffix: '_total' } : sample),
      ...(isOpen && isCountedFrom(figure, sample)
        ? [sampleLine(name, { ...sample, suffix: '_created', value: startedAt })]
        : []),
    ]),
  ];
}

/** One for each set of dimensions: on a counter itself, on others where they count. */
function isCountedFrom({ kind }: Figure, { suffix }: FigureSample): boolean {
  return kind === 'counter' || (kind !== 'gauge' && suffix === '_count');
}

function sampleLine(name: string, { suffix, dimensions = {}, value }: FigureSample): string {
  const pairs = Object.entries(dimensions).map(([key, text]) => `${key}="${escaped(text, true)}"`);
  const told = value === Number.POSITIVE_INFINITY ? '+Inf' : String(value);
  return `${name}${suffix ?? ''}${pairs.length === 0 ? '' : `{${pairs.join(',')}}`} ${told}`;
}

function escaped(text: string, quotes: boolean): string {
  const plain = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
  return quotes ? plain.replaceAll('"', '\\"') : plain;
}
