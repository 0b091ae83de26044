import { importsOf } from './imports.ts';
import { isTest, isTypeScript, type SourceFile, type Violation } from './repository.ts';

type Graph = ReadonlyMap<string, readonly string[]>;

/**
 * Modules that import each other, over any number of steps. Type-only imports do not count: they
 * vanish when the types are stripped.
 */
export function checkCycles(files: readonly SourceFile[]): readonly Violation[] {
  const graph = graphOf(files, { types: false });
  const finished = new Set<string>();
  const cycles = [...graph.keys()].flatMap((path) => {
    const cycle = cycleFrom(path, graph, finished);
    return cycle === undefined ? [] : [rotated(cycle)];
  });
  const different = new Map(cycles.map((cycle) => [cycle.join(' → '), cycle]));
  return [...different].map(([trail, cycle]) => ({
    path: cycle[0] ?? '',
    line: 1,
    message: `imports itself by way of ${trail}`,
  }));
}

// The same cycle is met from each of its modules; told from the first one it is told once.
function rotated(cycle: readonly string[]): readonly string[] {
  const round = cycle.slice(0, -1);
  const first = round.indexOf(round.toSorted()[0] ?? '');
  const turned = [...round.slice(first), ...round.slice(0, first)];
  return [...turned, turned[0] ?? ''];
}

/** Production modules that no entry point reaches, counting type imports. */
export function checkDeadFiles(
  files: readonly SourceFile[],
  entries: readonly string[],
): readonly Violation[] {
  const graph = graphOf(files, { types: true });
  const reached = reachedFrom(entries, graph);
  return [...graph.keys()]
    .filter((path) => path.startsWith('src/') && !isTest(path) && !reached.has(path))
    .map((path) => ({ path, line: 1, message: 'no entry point imports this file' }));
}

/** Source files behind `exports`, `bin` and the scripts that package.json starts. */
export function entryPoints(packageJson: string): readonly string[] {
  const built = [...packageJson.matchAll(/"\.\/dist\/([\w./-]+?)\.js"/g)].map(
    (match) => `src/${match[1]}.ts`,
  );
  const started = [...packageJson.matchAll(/node ((?:src|scripts|bench)\/[\w./-]+\.ts)/g)].map(
    (match) => match[1] ?? '',
  );
  return [...new Set([...built, ...started])];
}

function graphOf(files: readonly SourceFile[], { types }: { readonly types: boolean }): Graph {
  const modules = files.filter(({ path }) => isTypeScript(path) && !path.includes('.test.'));
  return new Map(
    modules.map((file) => [
      file.path,
      importsOf(file)
        .filter((imported) => types || !imported.typeOnly)
        .flatMap(({ target }) => (target === undefined ? [] : [target])),
    ]),
  );
}

function reachedFrom(entries: readonly string[], graph: Graph): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [...entries];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    waiting.push(...(graph.get(path) ?? []));
  }
  return reached;
}

// Depth-first; a path met again while it is still on the trail closes a cycle.
function cycleFrom(
  start: string,
  graph: Graph,
  finished: Set<string>,
): readonly string[] | undefined {
  const trail: string[] = [];
  const visit = (path: string): readonly string[] | undefined => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (finished.has(path)) return undefined;
    trail.push(path);
    for (const target of graph.get(path) ?? []) {
      const cycle = visit(target);
      if (cycle !== undefined) return cycle;
    }
    trail.pop();
    finished.add(path);
    return undefined;
  };
  return visit(start);
}
