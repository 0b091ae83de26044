import { type Checkpoint, readCheckpoint } from '../../log/checkpoint.ts';
import { type Note, type NoteSignature, readNote, writeNote } from '../../log/note.ts';
import type { LogFiles } from './record-keeper.ts';

const PATH = 'checkpoint';

export interface PublishedCheckpoint {
  readonly note: Note;
  readonly checkpoint: Checkpoint;
}

/** The newest checkpoint of the log: signed by the publisher, and later by witnesses too. */
export class CheckpointFile {
  readonly #files: LogFiles;
  // Signing and witnessing go on at the same time; what they write must not cross.
  #turn: Promise<unknown> = Promise.resolve();

  constructor(files: LogFiles) {
    this.#files = files;
  }

  async read(): Promise<PublishedCheckpoint | undefined> {
    return await readPublished(this.#files, PATH);
  }

  async publish(note: Note): Promise<void> {
    await this.#alone(async () => {
      await this.#files.write([{ path: PATH, bytes: writeNote(note) }]);
    });
  }

  /** Adds lines to the checkpoint of that text; a newer one stays as it is. */
  async sign(text: string, lines: readonly NoteSignature[]): Promise<void> {
    await this.#alone(async () => {
      const published = await this.read();
      if (published?.note.text !== text) return;
      const bytes = writeNote(withLines(published.note, lines));
      await this.#files.write([{ path: PATH, bytes }]);
    });
  }

  async #alone(task: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(task);
    this.#turn = turn.catch(() => undefined);
    await turn;
  }
}

/** The note with lines in place of those that the same keys signed before. */
export function withLines({ text, signatures }: Note, lines: readonly NoteSignature[]): Note {
  const others = signatures.filter(
    ({ name, keyId }) => !lines.some((line) => line.name === name && line.keyId === keyId),
  );
  return { text, signatures: [...others, ...lines] };
}

/** Reads a checkpoint of the log's files; undefined when there is none. */
export async function readPublished(
  files: Pick<LogFiles, 'read'>,
  path: string = PATH,
): Promise<PublishedCheckpoint | undefined> {
  const bytes = await files.read(path);
  const note = bytes && readNote(bytes);
  const checkpoint = note && readCheckpoint(note.text);
  return note && checkpoint && { note, checkpoint };
}
