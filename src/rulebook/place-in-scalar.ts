import type { Span } from '../cel/expression.ts';
import type { Place } from './diagnostic.ts';

/**
 * Where a span of a YAML value stands in its file. Quotes and block markers are skipped by looking
 * for the value, or for the line of the value that the span is in; failing that, the whole value.
 */
export function placeInScalar(fileText: string, scalar: Place, value: string, span: Span): Place {
  const written = fileText.slice(scalar.start, scalar.end);
  const at = written.indexOf(value);
  if (at !== -1) return within(scalar, at + span.start, span.end - span.start);
  const lineStart = value.lastIndexOf('\n', span.start - 1) + 1;
  const newline = value.indexOf('\n', lineStart);
  const line = value.slice(lineStart, newline === -1 ? value.length : newline);
  const lineAt = line === '' ? -1 : written.indexOf(line);
  if (lineAt === -1) return scalar;
  const length = Math.min(span.end, lineStart + line.length) - span.start;
  return within(scalar, lineAt + span.start - lineStart, length);
}

function within(scalar: Place, offset: number, length: number): Place {
  const start = scalar.start + offset;
  return { file: scalar.file, start, end: start + Math.max(length, 1) };
}
