import { nodeCrypto } from '../../app/log-crypto.ts';
import { readCheckpoint } from '../../log/checkpoint.ts';
import { inclusionProof } from '../../log/merkle-tree.ts';
import { readNote } from '../../log/note.ts';
import { writeProofFile } from '../../log/proof-file.ts';
import { tilePath } from '../../log/tile-path.ts';
import { subtreesOf } from '../../log/tile-reader.ts';
import type { Command } from '../command.ts';
import { logFiles } from '../log-files.ts';

export const logProve: Command = {
  name: 'log prove',
  summary: 'Make the proof that an entry is in a log, from its tiles.',
  usage: 'DIR|URL INDEX',
  options: {},
  takes: { least: 2, most: 2 },
  run: async ({ terminal, positionals, cwd }) => {
    const [place = '', index = ''] = positionals;
    const readFile = logFiles(place, cwd);
    const signed = await readFile('checkpoint');
    const note = signed && readNote(signed);
    const checkpoint = note && readCheckpoint(note.text);
    if (signed === undefined || checkpoint === undefined) {
      terminal.complain(`${place} holds no checkpoint; give the directory or address of a log`);
      return 1;
    }
    const size = Number(checkpoint.size);
    if (!/^\d{1,15}$/.test(index) || Number(index) >= size) {
      terminal.complain(`INDEX takes a whole number; the log has the entries 0 to ${size - 1}`);
      return 2;
    }
    const readTile = async (name: Parameters<typeof tilePath>[0]) => await readFile(tilePath(name));
    const hash = subtreesOf({ crypto: nodeCrypto, size, readTile });
    const entry = { index: Number(index), size };
    const proof = await inclusionProof({ crypto: nodeCrypto, hash }, entry);
    const file = writeProofFile({
      index: BigInt(index),
      proof,
      checkpoint: new TextDecoder().decode(signed),
    });
    terminal.result({ index: Number(index), size, proof: file }, file.trimEnd());
    return 0;
  },
};
