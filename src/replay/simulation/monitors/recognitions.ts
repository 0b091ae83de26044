import type { RecognitionEvent } from '../../../domain/recognition/event.ts';
import { deedKey } from '../record/take-in-beside.ts';
import type { Monitor, Place } from './monitor.ts';

const deedAndGiver: Monitor = {
  id: 'G1',
  on: {
    'recognition-given': ({ giver, by, receiver, deed }, { id, record }) => {
      const own = by.kind === giver.kind && by.id === giver.id;
      if (!own) return `${by.kind} gave ${id} in the name of ${giver.id}`;
      const selves = [giver.id, record.staff.get(giver.id)?.member];
      if (selves.includes(receiver)) return `${giver.id} thanked themselves in ${id}`;
      return thankedOnce(deedKey(deed, receiver), { id, record });
    },
    'recognition-corrected': ({ deed }, { id, record }) => {
      const receiver = record.beside.recognitions.get(id)?.given.receiver ?? '';
      return thankedOnce(deedKey(deed, receiver), { id, record });
    },
  },
};

function thankedOnce(
  key: string,
  { id, record }: Pick<Place, 'id' | 'record'>,
): string | undefined {
  const first = record.beside.deeds.get(key);
  return first === id ? undefined : `${id} thanks for what ${first} thanked for`;
}

function byReceiver({ by }: RecognitionEvent, { id, record }: Place): string | undefined {
  const receiver = record.beside.recognitions.get(id)?.given.receiver;
  const own = by.kind === 'member' && by.id === receiver;
  return own ? undefined : `${by.kind} decided about ${id}, which is for ${receiver}`;
}

const receiversOwn: Monitor = {
  id: 'G3',
  on: {
    'recognition-shown': byReceiver,
    'recognition-hidden': byReceiver,
    'recognition-declined': byReceiver,
    'recognition-corrected': ({ by }, { id, record }) => {
      const giver = record.beside.recognitions.get(id)?.given.giver;
      const own = by.kind === giver?.kind && by.id === giver.id;
      return own ? undefined : `${by.kind} rewrote ${id}`;
    },
  },
};

export const recognitionMonitors: readonly Monitor[] = [deedAndGiver, receiversOwn];
