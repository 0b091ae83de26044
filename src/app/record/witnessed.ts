import { SECOND_MS } from '../../kernel/duration.ts';
import { type Instant, instantFromMs } from '../../kernel/instant.ts';
import { readTimedSignature } from '../../log/cosignature.ts';
import { type VerifierKey, writeVerifierKey } from '../../log/verifier-key.ts';
import type { WitnessedView } from '../contract/record.ts';
import { readPublished } from './checkpoint-file.ts';
import type { RecordKeeper } from './record-keeper.ts';

const FOLDER = 'witness';
const PATH = /^witness\/[0-9a-f]{8}$/;

/** Where the newest checkpoint that a witness signed is kept, with its line. */
export function witnessPath({ keyId }: VerifierKey): string {
  return `${FOLDER}/${keyId}`;
}

export function isWitnessPath(path: string): boolean {
  return PATH.test(path);
}

/** How far each witness has signed. What is kept was verified when it came. */
export async function witnessedBy({
  files,
  witnesses,
}: Pick<RecordKeeper, 'files' | 'witnesses'>): Promise<readonly WitnessedView[]> {
  const views: WitnessedView[] = [];
  for (const { key } of witnesses) {
    const signed = await readPublished(files, witnessPath(key));
    const line = signed?.note.signatures.find(
      ({ name, keyId }) => name === key.name && keyId === key.keyId,
    );
    const timed = line && readTimedSignature(line.signature);
    views.push({
      name: key.name,
      key: writeVerifierKey(key),
      ...(signed === undefined || timed === undefined
        ? {}
        : { entries: Number(signed.checkpoint.size), at: momentOf(timed.timeSeconds) }),
    });
  }
  return views;
}

function momentOf(seconds: bigint): Instant {
  return instantFromMs(Number(seconds) * SECOND_MS);
}
