import assert from 'node:assert/strict';

/**
 * Reads OpenMetrics 1.0.0 and nothing looser, for tests: written from the text format of the
 * specification (ABNF and “Overall structure”), of which exemplars and timestamps are left out.
 */
export interface Family {
  readonly type: string;
  readonly unit: string;
  readonly samples: readonly Sample[];
}

export interface Sample {
  readonly name: string;
  readonly dimensions: ReadonlyMap<string, string>;
  readonly value: number;
}

interface Reading {
  type: string;
  unit: string;
  samples: Sample[];
}

const suffixes: Readonly<Record<string, readonly string[]>> = {
  counter: ['_total', '_created'],
  gauge: [''],
  histogram: ['_bucket', '_count', '_sum', '_created'],
  summary: ['', '_count', '_sum', '_created'],
};

const METADATA = /^# (HELP|TYPE|UNIT) ([a-zA-Z_:][\w:]*) (.*)$/;
const SAMPLE = /^([a-zA-Z_:][\w:]*)(?:\{([^}]*)\})? (\S+)$/;
const PAIR = /^([a-zA-Z_]\w*)="((?:[^"\\\n]|\\["\\n])*)"(?:,(?=.)|$)/;
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

/** Every family by its name. Throws, with the line, at what the specification does not allow. */
export function readOpenMetrics(text: string): ReadonlyMap<string, Family> {
  assert.ok(text.endsWith('\n# EOF\n'), 'it ends with `# EOF` and a line feed');
  const families = new Map<string, Reading>();
  let current = '';
  for (const line of text.slice(0, -'# EOF\n'.length).split('\n').slice(0, -1)) {
    const [, word, name = '', rest = ''] = METADATA.exec(line) ?? [];
    if (word === undefined) {
      const family = families.get(current);
      assert.ok(family !== undefined, `a sample before its family: ${line}`);
      family.samples.push(readSample(line, current, family.type));
      continue;
    }
    if (name !== current) {
      assert.ok(!families.has(name), `${name} is interleaved or there twice`);
      families.set(name, { type: 'unknown', unit: '', samples: [] });
      current = name;
    }
    const family = families.get(name) as Reading;
    assert.equal(family.samples.length, 0, `metadata after samples: ${line}`);
    if (word === 'TYPE') family.type = rest;
    if (word === 'UNIT') family.unit = rest;
  }
  for (const [name, family] of families) checkFamily(name, family);
  return families;
}

function readSample(line: string, family: string, type: string): Sample {
  const [, name = '', dimensions = '', number = ''] = SAMPLE.exec(line) ?? [];
  const allowed = (suffixes[type] ?? []).map((suffix) => `${family}${suffix}`);
  assert.ok(allowed.includes(name), `no sample of the ${type} ${family}: ${line}`);
  assert.match(number, /^(?:[+-]Inf|NaN)$/.test(number) ? /./ : NUMBER, line);
  return { name, dimensions: readDimensions(dimensions, line), value: numberOf(number) };
}

function readDimensions(text: string, line: string): ReadonlyMap<string, string> {
  const dimensions = new Map<string, string>();
  for (let rest = text; rest !== ''; ) {
    const [whole, name = '', value = ''] = PAIR.exec(rest) ?? [];
    assert.ok(whole !== undefined, `no dimensions: ${line}`);
    assert.ok(!dimensions.has(name), `a label twice: ${line}`);
    dimensions.set(name, value);
    rest = rest.slice(whole.length);
  }
  return dimensions;
}

function numberOf(text: string): number {
  return text.endsWith('Inf') ? Number(text.replace('Inf', 'Infinity')) : Number(text);
}

function checkFamily(name: string, { type, unit, samples }: Reading): void {
  assert.ok(type in suffixes, `${name} has the type ${type}`);
  assert.ok(unit === '' || name.endsWith(`_${unit}`), `${name} does not end with ${unit}`);
  const seen = samples.map((sample) => `${sample.name} ${keyOf(sample, [])}`);
  assert.equal(new Set(seen).size, seen.length, `${name} has a sample twice`);
  if (type === 'histogram') checkHistogram(name, samples);
  for (const sample of samples) {
    const isCount = /_(?:total|bucket|count)$/.test(sample.name);
    if (isCount) assert.ok(sample.value >= 0 && !Number.isNaN(sample.value), sample.name);
    const quantile = type === 'summary' ? sample.dimensions.get('quantile') : undefined;
    if (quantile !== undefined) assert.ok(Number(quantile) >= 0 && Number(quantile) <= 1);
  }
}

/** Buckets grow, end with +Inf, and that one is the count. */
function checkHistogram(name: string, samples: readonly Sample[]): void {
  const groups = Map.groupBy(samples, (sample) => keyOf(sample, ['le']));
  for (const [dimensions, group] of groups) {
    const buckets = group.filter((sample) => sample.name === `${name}_bucket`);
    const bounds = buckets.map((bucket) => numberOf(bucket.dimensions.get('le') ?? 'NaN'));
    assert.deepEqual(
      bounds,
      bounds.toSorted((first, second) => first - second),
      dimensions,
    );
    assert.equal(bounds.at(-1), Number.POSITIVE_INFINITY, dimensions);
    const values = buckets.map(({ value }) => value);
    assert.deepEqual(
      values,
      values.toSorted((first, second) => first - second),
      dimensions,
    );
    const count = group.find((sample) => sample.name === `${name}_count`);
    assert.equal(count?.value, values.at(-1), dimensions);
    assert.ok(
      group.some((sample) => sample.name === `${name}_sum`),
      dimensions,
    );
  }
}

function keyOf({ dimensions }: Sample, without: readonly string[]): string {
  const kept = [...dimensions].filter(([key]) => !without.includes(key)).toSorted();
  return JSON.stringify(kept);
}
