import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { invariants, proofsIn } from './invariants.ts';
import { lineAt, root, type SourceFile, type Violation } from './repository.ts';

/** One way to break an invariant: code to put in place of other code, and the test that notices. */
export interface Mutant {
  /** Id of the invariant, from the name of the file. */
  readonly invariant: string;
  /** What is broken, in a sentence. */
  readonly breaks: string;
  readonly file: string;
  /** Stands exactly once in the file. */
  readonly find: string;
  readonly replace: string;
  /** A file with a test whose name starts with the id; that test must fail. */
  readonly test: string;
}

const folder = 'test/mutants';

/** All mutants, by invariant in the order of the ids. A file is named after its invariant. */
export function readMutants(): readonly Mutant[] {
  const order = Object.keys(invariants);
  const files = readdirSync(join(root, folder)).filter((name) => name.endsWith('.json'));
  return files
    .toSorted((a, b) => order.indexOf(basename(a, '.json')) - order.indexOf(basename(b, '.json')))
    .flatMap((name) => {
      const listed = JSON.parse(readFileSync(join(root, folder, name), 'utf8')) as unknown;
      const mutants = listed as readonly Omit<Mutant, 'invariant'>[];
      return mutants.map((mutant) => ({ ...mutant, invariant: basename(name, '.json') }));
    });
}

/** Why mutants could not be made or would prove nothing. */
export function mutantProblems(
  mutants: readonly Mutant[],
  files: readonly SourceFile[],
): readonly Violation[] {
  const byPath = new Map(files.map(({ path, text }) => [path, text]));
  return mutants.flatMap((mutant) =>
    problemsOf(mutant, byPath).map((message) => ({
      path: `${folder}/${mutant.invariant}.json`,
      line: 1,
      message,
    })),
  );
}

function problemsOf(mutant: Mutant, byPath: ReadonlyMap<string, string>): readonly string[] {
  const { invariant, breaks, file, find, replace, test } = mutant;
  const problems: string[] = [];
  const add = (message: string): void => {
    problems.push(message);
  };
  if (invariants[invariant] === undefined) add(`\`${invariant}\` is no invariant`);
  if (!breaks.endsWith('.')) add(`“${breaks}” is no sentence`);
  const code = byPath.get(file);
  if (code === undefined) add(`${file} does not exist`);
  const places = code === undefined ? [] : occurrences(code, find);
  if (code !== undefined && places.length !== 1) {
    const lines = places.map((at) => lineAt(code, at)).join(', ');
    add(`the code to break stands ${places.length} times in ${file} (${lines}), not once`);
  }
  if (find === replace) add('replaces code by itself');
  if (!proofsIn([{ path: test, text: byPath.get(test) ?? '' }]).has(invariant)) {
    add(`${test} has no test that starts with \`${invariant}\``);
  }
  return problems;
}

function occurrences(text: string, part: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) places.push(at);
  return places;
}
