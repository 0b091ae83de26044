import type { ActivityRegistry } from './activity-registry.ts';
import type { ByteReader } from './byte-reader.ts';
import type { ByteWriter } from './byte-writer.ts';

/** Writes the sources, then each known activity with its number, source, time and id. */
export function writeRegistry(registry: ActivityRegistry, writer: ByteWriter): void {
  const sources = new Map<string, number>();
  for (const { source } of registry.activities()) {
    if (!sources.has(source)) sources.set(source, sources.size);
  }
  writer.number(registry.unnamed);
  writer.word(sources.size);
  for (const source of sources.keys()) writer.text(source);
  writer.word(registry.size);
  for (const { activity, source, timeMs, id } of registry.activities()) {
    writer.word(activity);
    writer.word(sources.get(source) ?? 0);
    writer.number(timeMs);
    writer.text(id);
  }
}

/** Reads the activities into an empty registry; a sentence when they cannot be right. */
export function readRegistry(registry: ActivityRegistry, reader: ByteReader): string | undefined {
  registry.unnamed = reader.number();
  const sources: string[] = [];
  const sourceCount = reader.count();
  while (sources.length < sourceCount && !reader.cut) sources.push(reader.text());
  const count = reader.count();
  for (let read = 0; read < count && !reader.cut; read += 1) {
    const activity = reader.count();
    const source = sources[reader.count()];
    const timeMs = reader.number();
    const id = reader.text();
    if (source === undefined) return 'an activity has a source that is not there';
    if (!registry.reenter(activity, { source, id, timeMs })) {
      return 'an activity stands there twice, out of order or beyond the limit';
    }
  }
  if (reader.cut || reader.left > 0) return 'its length is not that of its activities';
  return undefined;
}
