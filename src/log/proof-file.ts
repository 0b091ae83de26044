import { fromBase64, toBase64 } from './base64.ts';
import { hashLength } from './crypto.ts';
import { readDecimal } from './decimal.ts';

/** Everything needed to check one entry offline: its place, the proof and the signed checkpoint. */
export interface ProofFile {
  /** Bytes that nothing vouches for. */
  readonly extra?: Uint8Array;
  readonly index: bigint;
  readonly proof: readonly Uint8Array[];
  /** The signed note, byte for byte as the log served it. */
  readonly checkpoint: string;
}

const HEADER = 'c2sp.org/tlog-proof@v1';
/** As many as a tree of 2^63 entries can need. */
const proofHashesMax = 63;
const proofFileCharactersMax = 65_536;

/** The proof as a file (C2SP tlog-proof). */
export function writeProofFile({ extra, index, proof, checkpoint }: ProofFile): string {
  const lines = [
    HEADER,
    ...(extra === undefined ? [] : [`extra ${toBase64(extra)}`]),
    `index ${index}`,
    ...proof.map(toBase64),
  ];
  return `${lines.join('\n')}\n\n${checkpoint}`;
}

/**
 * Reads such a file; undefined for any other text, also for numbers and base64 that could be
 * written in fewer or other characters.
 */
export function readProofFile(text: string): ProofFile | undefined {
  const split = text.indexOf('\n\n');
  if (text.length > proofFileCharactersMax || split === -1) return undefined;
  const [header, ...lines] = text.slice(0, split).split('\n');
  if (header !== HEADER) return undefined;
  const hasExtra = lines[0]?.startsWith('extra ') === true;
  const extra = hasExtra ? fromBase64(lines.shift()?.slice('extra '.length) ?? '') : undefined;
  const [indexLine, ...hashLines] = lines;
  const index = /^index (.*)$/.exec(indexLine ?? '')?.[1];
  const place = index === undefined ? undefined : readDecimal(index);
  const proof = hashLines.map(fromBase64).filter((hash) => hash?.length === hashLength);
  const checkpoint = text.slice(split + 2);
  const isWhole = proof.length === hashLines.length && proof.length <= proofHashesMax;
  if (place === undefined || !isWhole || checkpoint === '') return undefined;
  if (hasExtra && extra === undefined) return undefined;
  return {
    ...(extra === undefined ? {} : { extra }),
    index: place,
    proof: proof.filter((hash) => hash !== undefined),
    checkpoint,
  };
}
