import type { Commit, Part, Store } from '../store/port.ts';

/** A store that remembers every part it was ever given, for tests that look at all of them. */
export function keepingParts(store: Store): { readonly store: Store; readonly parts: Part[] } {
  const parts: Part[] = [];
  const kept = new Proxy(store, {
    get: (target, name) => {
      const method: unknown = Reflect.get(target, name, target);
      if (typeof method !== 'function') return method;
      if (name !== 'commit') return method.bind(target) as unknown;
      return async (commit: Commit) => {
        const answer = await target.commit(commit);
        if (answer.ok) parts.push(...(commit.parts ?? []));
        return answer;
      };
    },
  });
  return { store: kept, parts };
}
