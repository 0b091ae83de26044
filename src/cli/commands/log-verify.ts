import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { nodeCrypto } from '../../app/log-crypto.ts';
import { instantFromMs } from '../../kernel/instant.ts';
import { toBase64 } from '../../log/base64.ts';
import { readVerifierKey } from '../../log/verifier-key.ts';
import { type VerifiedLog, verifyLog } from '../../verify/verify-log.ts';
import { type Command, text } from '../command.ts';
import { logFiles } from '../log-files.ts';
import { logKeysOf } from '../log-keys.ts';

export const logVerify: Command = {
  name: 'log verify',
  summary: 'Compute a log again from its entries: signature, tiles, root, earlier checkpoints.',
  usage: 'DIR|URL --key KEY [--earlier FILE|DIR] [--witness KEY]',
  options: {
    key: { type: 'string' },
    earlier: { type: 'string' },
    witness: { type: 'string' },
  },
  takes: { least: 1, most: 1 },
  run: async (invocation) => {
    const { terminal, positionals, cwd } = invocation;
    const keys = logKeysOf(invocation);
    if (keys === undefined) return 2;
    const kept = keptCheckpoints(text(invocation, 'earlier', ''), cwd);
    if (kept === undefined) {
      terminal.complain('`--earlier` takes a checkpoint that you kept, or a folder of them');
      return 2;
    }
    const witness = readVerifierKey(nodeCrypto, text(invocation, 'witness', ''));
    if (witness === undefined && text(invocation, 'witness', '') !== '') {
      terminal.complain('`--witness` takes the key of a witness: `name+id+base64`');
      return 2;
    }
    const verified = await verifyLog({
      crypto: nodeCrypto,
      keys,
      readFile: logFiles(positionals[0] ?? '', cwd),
      earlier: kept,
      witnesses: witness === undefined ? [] : [witness],
    });
    if (!verified.ok) {
      const { path, problem } = verified.error;
      terminal.result({ ok: false, path, problem }, `${path}: ${problem}`);
      return 3;
    }
    terminal.result({ ok: true, ...inJson(verified.value) }, inWords(verified.value));
    return 0;
  },
};

function inJson({ checkpoint, earlier, witnessedBy }: VerifiedLog): object {
  const { origin, size, root } = checkpoint;
  const witnesses = witnessedBy.map(({ name, atSeconds }) => ({ name, at: momentOf(atSeconds) }));
  return { origin, entries: String(size), root: toBase64(root), earlier, witnesses };
}

function inWords({ checkpoint, earlier, witnessedBy }: VerifiedLog): string {
  const { origin, size } = checkpoint;
  const seen = witnessedBy.map(({ name, atSeconds }) => `${name} at ${momentOf(atSeconds)}`);
  return [
    `${origin}: ${size} entries. Every tile, the root and the signature hold.`,
    `Earlier checkpoints that are its beginning: ${earlier}.`,
    seen.length === 0
      ? 'Not witnessed by anybody you named: others may have been shown another log.'
      : `Witnessed by ${seen.join(', ')}.`,
  ].join('\n');
}

function momentOf(seconds: bigint): string {
  return instantFromMs(Number(seconds) * 1_000);
}

function keptCheckpoints(place: string, cwd: string): readonly Uint8Array[] | undefined {
  if (place === '') return [];
  const path = resolve(cwd, place);
  if (!existsSync(path)) return undefined;
  if (!statSync(path).isDirectory()) return [readFileSync(path)];
  return readdirSync(path, { withFileTypes: true })
    .filter((found) => found.isFile())
    .map(({ name }) => readFileSync(join(path, name)));
}
