import type { Monitor } from './monitor.ts';

/** Only what a mail server took over starts the clock of an appeal. */
const takenOverFirst: Monitor = {
  id: 'A1',
  on: {
    'statement-delivered': ({ channel }, { id, commit, record }) => {
      if (channel !== 'mail') return undefined;
      const letter = commit.events.find(({ collection }) => collection === 'letter');
      const taken = letter !== undefined && record.beside.takenOver.has(letter.id);
      return taken ? undefined : `${id} counts as delivered, and no mail server took it over`;
    },
  },
};

export const letterMonitors: readonly Monitor[] = [takenOverFirst];
