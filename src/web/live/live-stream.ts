import type { LiveLeases } from '../../app/contract/cases.ts';
import { SECOND_MS } from '../../kernel/duration.ts';

/** After so long without news a comment is sent, so that nothing between us closes the line. */
const BEAT_MS = 15 * SECOND_MS;
/** Who has taken nothing for so many beats is cut off; their browser comes back. */
const UNTAKEN_BEATS_MAX = 4;
/** When a browser comes back by itself. */
const RETRY_MS = 5 * SECOND_MS;

type Held = ReturnType<LiveLeases['held']>;

export interface LiveSource {
  readonly onChange: LiveLeases['onChange'];
  /** Asked before each message; undefined when whoever listens may not know any more. */
  readonly held: () => Promise<Held | undefined>;
  /** Called once, when the stream is over. */
  readonly ended: () => void;
}

/**
 * Server-sent events, each of which says everything: who comes back, and who was slow, has missed
 * nothing. A message is made when the last one was taken, so at most one waits for each reader.
 */
export function liveStream({ onChange, held, ended }: LiveSource): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const bell = new Bell();
  let said: string | undefined;
  let untaken = 0;
  let cutOff: (() => void) | undefined;

  const stopTelling = onChange(() => bell.ring());
  const beat = setInterval(() => {
    untaken += 1;
    if (untaken > UNTAKEN_BEATS_MAX) cutOff?.();
    else bell.ring();
  }, BEAT_MS);
  let isOver = false;
  const end = (): void => {
    if (isOver) return;
    isOver = true;
    clearInterval(beat);
    stopTelling();
    bell.ring();
    ended();
  };
  return new ReadableStream<Uint8Array>({
    start: (controller) => {
      cutOff = () => {
        end();
        controller.error(new Error('whoever listens takes nothing'));
      };
    },
    pull: async (controller) => {
      untaken = 0;
      await bell.rung();
      // A store that is closed or fails ends the stream; whoever asks next is told why.
      const now = isOver ? undefined : await held().catch(() => undefined);
      if (isOver) return;
      if (now === undefined) {
        end();
        controller.close();
        return;
      }
      const news = JSON.stringify(now);
      const first = said === undefined ? `retry: ${RETRY_MS}\n` : '';
      controller.enqueue(encoder.encode(news === said ? ':\n\n' : `${first}data: ${news}\n\n`));
      said = news;
    },
    cancel: end,
  });
}

/** Rings until it was heard, at first too. */
class Bell {
  #rings = true;
  #wake: (() => void) | undefined;

  ring(): void {
    this.#rings = true;
    this.#wake?.();
  }

  async rung(): Promise<void> {
    if (!this.#rings) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    this.#wake = undefined;
    this.#rings = false;
  }
}
