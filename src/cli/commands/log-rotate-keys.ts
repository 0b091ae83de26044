import { listedKey } from '../../app/record/key-ring.ts';
import { rotateLogKeys } from '../../app/record/log-directory.ts';
import { DAY_MS, durationFromMs, durationMs } from '../../kernel/duration.ts';
import { instantFromMs } from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import { writeVerifierKey } from '../../log/verifier-key.ts';
import { logPlaces, openStore, systemClock } from '../../main.ts';
import { type Command, DIRECTORY_OPTION, directoryOf, text } from '../command.ts';
import { readConfiguration } from '../read-configuration.ts';

const daysMin = durationMs(limits.oldLogKeysSignMin) / DAY_MS;

export const logRotateKeys: Command = {
  name: 'log rotate-keys',
  summary: 'Give the log new keys; those of today sign beside them for a while.',
  usage: '[--days DAYS]',
  options: { ...DIRECTORY_OPTION, days: { type: 'string' } },
  takes: { least: 0, most: 0 },
  run: async (invocation) => {
    const { terminal } = invocation;
    const days = text(invocation, 'days', String(daysMin));
    if (!/^\d{1,4}$/.test(days) || Number(days) < daysMin) {
      terminal.complain(
        `\`--days\` takes how long the keys of today go on signing, at least ${daysMin}: whoever ` +
          'verifies has to hear of the new ones',
      );
      return 2;
    }
    const directory = directoryOf(invocation);
    const read = readConfiguration(directory);
    if (!read.ok) {
      terminal.complain(read.error);
      return 1;
    }
    // Whoever has the store open is nobody else's signer.
    const store = await openStore(directory, read.value);
    try {
      const ring = await rotateLogKeys(logPlaces(directory, read.value), {
        at: instantFromMs(systemClock.wallMs()),
        signFor: durationFromMs(Number(days) * DAY_MS),
      });
      const keys = ring.keys
        .map(listedKey)
        .map(({ verifier, ...times }) => ({ key: writeVerifierKey(verifier), ...times }));
      const lines = keys.map(({ key, since, until }) =>
        until === undefined ? `signs since ${since}: ${key}` : `signs until ${until}: ${key}`,
      );
      terminal.result({ keys }, lines.join('\n'));
      return 0;
    } finally {
      await store.close();
    }
  },
};
