import type { PostWebhook } from '../../../app/runtime.ts';

/** How the platform at the other end of the network behaves. */
export type ReceiverMood = 'answers' | 'answer is lost' | 'is down';

export interface SimulatedReceiver {
  readonly post: PostWebhook;
  readonly arrived: ReadonlyMap<string, number>;
  mood: ReceiverMood;
}

/** A platform that hears of decisions: reached or not, and its answers may get lost. */
export function simulatedReceiver(): SimulatedReceiver {
  const arrived = new Map<string, number>();
  const receiver: SimulatedReceiver = {
    mood: 'answers',
    arrived,
    post: async ({ headers }) => {
      if (receiver.mood === 'is down') return { status: null, problem: 'connection refused' };
      const id = headers['webhook-id'] ?? '';
      arrived.set(id, (arrived.get(id) ?? 0) + 1);
      return receiver.mood === 'answers'
        ? { status: 204 }
        : { status: null, problem: 'the answer was lost' };
    },
  };
  return receiver;
}
