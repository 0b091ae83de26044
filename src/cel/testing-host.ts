import { type Host, shapeOf } from './compile/emitter.ts';
import type { ModuleBuilder } from './compile/module.ts';
import type { Type } from './type.ts';

/** Reads every variable through `f.read`, as the interpreter does: nothing is known better. */
export function plainHost(module: ModuleBuilder, variables: ReadonlyMap<string, Type>): Host {
  return {
    variable: (name) => {
      const type = variables.get(name) ?? { kind: 'dyn' };
      const code = `f.read(${module.constant(name)})`;
      return { code, shape: shapeOf(type), type, mayFail: true };
    },
    call: () => undefined,
    shared: () => undefined,
  };
}
