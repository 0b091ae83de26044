import type { VerifierKey } from '../../log/verifier-key.ts';
import type { Witness, WitnessReply } from './record-keeper.ts';

export interface WitnessAddress {
  /** Submission prefix of the witness, without a slash at the end. */
  readonly url: string;
  readonly key: VerifierKey;
}

export interface WitnessPatience {
  /** For the whole answer. */
  readonly timeoutMs: number;
  /** A longer answer is none. */
  readonly answerBytesMax: number;
}

/** A witness at an address. Redirects are not followed. */
export function httpWitness({ url, key }: WitnessAddress, patience: WitnessPatience): Witness {
  return {
    key,
    addCheckpoint: async (body, ends) => {
      const late = AbortSignal.timeout(patience.timeoutMs);
      try {
        const answer = await fetch(`${url}/add-checkpoint`, {
          method: 'POST',
          body: new Uint8Array(body),
          redirect: 'manual',
          signal: AbortSignal.any([late, ends]),
        });
        return await readReply(answer, patience.answerBytesMax);
      } catch {
        return unanswered(late.aborted ? 'it did not answer in time' : 'it cannot be reached');
      }
    },
  };
}

async function readReply(answer: Response, bytesMax: number): Promise<WitnessReply> {
  const decoder = new TextDecoder();
  let body = '';
  let bytes = 0;
  for await (const piece of answer.body ?? []) {
    bytes += piece.length;
    // Leaving the loop closes the connection.
    if (bytes > bytesMax) return unanswered(`it answered more than ${bytesMax} bytes`);
    body += decoder.decode(piece, { stream: true });
  }
  const contentType = answer.headers.get('content-type') ?? '';
  return { status: answer.status, contentType, body };
}

function unanswered(problem: string): WitnessReply {
  return { status: null, contentType: '', body: '', problem };
}
