import type { ImportRemark, Outcome, SourcePlace } from './import-result.ts';
import { leavesOf, pathsAround, type SourceNode } from './source-tree.ts';

/** A construct of the source that a remark can speak of. */
export interface Construct {
  readonly path: string;
  readonly place?: SourcePlace;
}

/** What is said of a field that no importer reads. */
export const UNKNOWN_FIELD = 'this field is not known to the importer';

/**
 * Remembers what became of every construct. What nobody spoke of is told as refused at the end, so
 * that nothing of the source is lost without a word.
 */
export class RemarkBook {
  readonly #remarks: ImportRemark[] = [];
  readonly #covered = new Set<string>();

  translated(construct: Construct, message: string, file?: string): void {
    this.#add('translated', construct, message, file);
  }

  caveat(construct: Construct, message: string, file?: string): void {
    this.#add('caveat', construct, message, file);
  }

  refused(construct: Construct, message: string): void {
    this.#add('refused', construct, message);
  }

  /** About the drafted rule as a whole. */
  ofRule(file: string, message: string): void {
    this.#remarks.push({ outcome: 'caveat', paths: [], message, file });
  }

  /** Whether somebody spoke of the construct or of one around it. */
  covers(path: string): boolean {
    return pathsAround(path).some((outer) => this.#covered.has(outer));
  }

  /** Tells every leaf that nobody spoke of, but for those that are still to be told. */
  close(root: SourceNode, waiting: ReadonlySet<string | undefined> = new Set()): void {
    for (const leaf of leavesOf(root)) {
      if (this.covers(leaf.path) || waiting.has(leaf.path)) continue;
      this.refused(leaf, UNKNOWN_FIELD);
    }
  }

  /** Remarks in the order of the source; those that say the same of one file are joined. */
  joined(): readonly ImportRemark[] {
    const byMeaning = Map.groupBy(this.#remarks, ({ outcome, message, file }) =>
      JSON.stringify([outcome, message, file]),
    );
    return [...byMeaning.values()].flatMap(([first, ...same]) =>
      first === undefined
        ? []
        : [{ ...first, paths: [...first.paths, ...same.flatMap(({ paths }) => paths)] }],
    );
  }

  #add(outcome: Outcome, { path, place }: Construct, message: string, file?: string): void {
    this.#covered.add(path);
    this.#remarks.push({
      outcome,
      paths: [path],
      ...(place === undefined ? {} : { place }),
      message,
      ...(file === undefined ? {} : { file }),
    });
  }
}
