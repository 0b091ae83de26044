import type { Type } from './type.ts';

/** What the open types of an expression turned out to be. */
export class Substitution {
  readonly #bound = new Map<string, Type>();
  /** Names in the order in which they were bound; a name is bound once and never to another. */
  readonly #order: string[] = [];
  #names = 0;

  fresh(): Type {
    this.#names += 1;
    return { kind: 'parameter', name: `%${this.#names}` };
  }

  /** The type with everything that is known put in; what stays open is `dyn` when `closed`. */
  resolve(type: Type, closed = false): Type {
    switch (type.kind) {
      case 'parameter': {
        const bound = this.#bound.get(type.name);
        if (bound !== undefined) return this.resolve(bound, closed);
        return closed ? { kind: 'dyn' } : type;
      }
      case 'list':
        return { kind: 'list', item: this.resolve(type.item, closed) };
      case 'map': {
        const [key, value] = [this.resolve(type.key, closed), this.resolve(type.value, closed)];
        return { kind: 'map', key, value };
      }
      case 'optional':
        return { kind: 'optional', of: this.resolve(type.of, closed) };
      case 'type':
        return { kind: 'type', of: this.resolve(type.of, closed) };
      default:
        return type;
    }
  }

  /** The parameters of an overload under names that nothing else has. */
  instantiate(types: readonly Type[]): readonly Type[] {
    const names = new Map<string, Type>();
    const rename = (type: Type): Type => {
      switch (type.kind) {
        case 'parameter': {
          const known = names.get(type.name) ?? this.fresh();
          names.set(type.name, known);
          return known;
        }
        case 'list':
          return { kind: 'list', item: rename(type.item) };
        case 'map':
          return { kind: 'map', key: rename(type.key), value: rename(type.value) };
        case 'optional':
          return { kind: 'optional', of: rename(type.of) };
        case 'type':
          return { kind: 'type', of: rename(type.of) };
        default:
          return type;
      }
    };
    return types.map(rename);
  }

  /** Whether the pairs can be made the same; only then what was found out is kept. */
  unify(pairs: readonly (readonly [Type, Type])[]): boolean {
    const before = this.#order.length;
    if (pairs.every(([from, to]) => this.#same(from, to))) return true;
    this.#backTo(before);
    return false;
  }

  /** The same without keeping anything. */
  trial(pairs: readonly (readonly [Type, Type])[]): boolean {
    const before = this.#order.length;
    const fits = pairs.every(([from, to]) => this.#same(from, to));
    this.#backTo(before);
    return fits;
  }

  /** Forgets what was bound last; keeping a copy for that costs the square of a long expression. */
  #backTo(size: number): void {
    for (const name of this.#order.splice(size)) this.#bound.delete(name);
  }

  #same(from: Type, to: Type): boolean {
    const [a, b] = [this.#head(from), this.#head(to)];
    if (a.kind === 'parameter' || b.kind === 'parameter') return this.#bind(a, b);
    if (a.kind === 'dyn' || b.kind === 'dyn') return true;
    if (a.kind === 'list' && b.kind === 'list') return this.#same(a.item, b.item);
    if (a.kind === 'map' && b.kind === 'map') {
      return this.#same(a.key, b.key) && this.#same(a.value, b.value);
    }
    if (a.kind === 'optional' && b.kind === 'optional') return this.#same(a.of, b.of);
    // Types are values of one type, so that `type(a) == type(b)` can be asked of any two.
    return a.kind === b.kind;
  }

  #head(type: Type): Type {
    if (type.kind !== 'parameter') return type;
    const bound = this.#bound.get(type.name);
    return bound === undefined ? type : this.#head(bound);
  }

  #bind(a: Type, b: Type): boolean {
    if (a.kind === 'parameter' && b.kind === 'parameter' && a.name === b.name) return true;
    const [open, other] = a.kind === 'parameter' ? [a, b] : [b, a];
    if (open.kind !== 'parameter' || this.#mentions(other, open.name)) return false;
    this.#bound.set(open.name, other);
    this.#order.push(open.name);
    return true;
  }

  #mentions(type: Type, name: string): boolean {
    const head = this.#head(type);
    switch (head.kind) {
      case 'parameter':
        return head.name === name;
      case 'list':
        return this.#mentions(head.item, name);
      case 'map':
        return this.#mentions(head.key, name) || this.#mentions(head.value, name);
      case 'optional':
      case 'type':
        return this.#mentions(head.of, name);
      default:
        return false;
    }
  }
}
