import { nodeCrypto } from '../app/log-crypto.ts';
import { readLogKeys, type VerifierKey } from '../log/verifier-key.ts';
import { type Invocation, text } from './command.ts';

/** The keys that `--key` gives; undefined when they are none, which whoever typed it is told. */
export function logKeysOf(invocation: Invocation): readonly VerifierKey[] | undefined {
  const keys = readLogKeys(nodeCrypto, text(invocation, 'key', ''));
  if (keys === undefined) {
    invocation.terminal.complain(
      '`--key` takes keys of the log as its operator publishes them: `name+id+base64`, each on a line',
    );
  }
  return keys;
}
