import { err, ok, type Result } from '../../kernel/result.ts';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { checksum } from './checksum.ts';

/** What can be wrong with a snapshot. */
export const snapshotFaults = [
  'not-empty',
  'foreign',
  'version',
  'cut',
  'damaged',
  'seed',
  'inconsistent',
] as const;
export type SnapshotFault = (typeof snapshotFaults)[number];

/** Why a snapshot is not taken, with a sentence for the operator. */
export interface SnapshotProblem {
  readonly fault: SnapshotFault;
  readonly detail: string;
}

/** A part of a snapshot that can be checked by itself. */
export interface Section {
  readonly kind: SectionKind;
  readonly payload: Uint8Array;
}

export const sectionKinds = ['activities', 'window'] as const;
export type SectionKind = (typeof sectionKinds)[number];

/** `EHVW` */
const SIGN = 0x57564845;
const VERSION = 1;
const HEAD_BYTES = 12;
const SUM_BYTES = 4;

/**
 * Frames a payload: sign (4 bytes), version (2), kind (2), bytes of the payload (4), the payload,
 * and the CRC-32 of all before it. All numbers are little-endian.
 */
export function writeSection(
  kind: SectionKind,
  expected: number,
  write: (writer: ByteWriter) => void,
): Uint8Array {
  const writer = new ByteWriter(expected + HEAD_BYTES + SUM_BYTES);
  writer.word(SIGN);
  writer.half(VERSION);
  writer.half(sectionKinds.indexOf(kind) + 1);
  writer.word(0);
  write(writer);
  writer.patchWord(8, writer.length - HEAD_BYTES);
  writer.word(checksum(writer.written()));
  return writer.written();
}

/** Takes a snapshot apart and checks every section, before anything in it is believed. */
export function readSections(bytes: Uint8Array): Result<readonly Section[], SnapshotProblem> {
  const sections: Section[] = [];
  for (let at = 0; at < bytes.length; ) {
    const read = readSection(bytes.subarray(at), at);
    if (!read.ok) return read;
    sections.push(read.value);
    at += HEAD_BYTES + read.value.payload.length + SUM_BYTES;
  }
  return ok(sections);
}

/** A refusal of a snapshot. */
export function problem(fault: SnapshotFault, detail: string): Result<never, SnapshotProblem> {
  return err({ fault, detail });
}

function readSection(bytes: Uint8Array, at: number): Result<Section, SnapshotProblem> {
  const reader = new ByteReader(bytes);
  if (bytes.length >= 4 && reader.count() !== SIGN) {
    return problem('foreign', `byte ${at} does not begin a snapshot of windows (\`EHVW\`)`);
  }
  if (bytes.length < HEAD_BYTES + SUM_BYTES) return cutAt(at);
  const version = reader.half();
  if (version !== VERSION) {
    const detail = `the snapshot has version ${version} at byte ${at}; version ${VERSION} is read`;
    return problem('version', detail);
  }
  const kind = sectionKinds[reader.half() - 1];
  const length = reader.count();
  const end = HEAD_BYTES + length;
  if (end + SUM_BYTES > bytes.length) return cutAt(at);
  const sum = new ByteReader(bytes.subarray(end)).word();
  if (kind === undefined || sum !== checksum(bytes.subarray(0, end))) {
    return problem('damaged', `the section at byte ${at} does not fit its checksum`);
  }
  return ok({ kind, payload: bytes.subarray(HEAD_BYTES, end) });
}

function cutAt(at: number): Result<never, SnapshotProblem> {
  return problem('cut', `the snapshot ends inside the section that begins at byte ${at}`);
}
