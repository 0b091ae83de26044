/** A call with the types of its parts, as authors write it: `string > int`, `size(int)`. */
export function operatorText(name: string, types: readonly string[], member: boolean): string {
  const [first = '', second = '', third = ''] = types;
  if (name === '_?_:_') return `${first} ? ${second} : ${third}`;
  if (name === '_[_]') return `${first}[${second}]`;
  if (name === '@in') return `${first} in ${second}`;
  const binary = /^_(.{1,2})_$/.exec(name)?.[1];
  if (binary !== undefined) return `${first} ${binary} ${second}`;
  const unary = /^([!-])_$/.exec(name)?.[1];
  if (unary !== undefined) return `${unary}${first}`;
  return member ? `${first}.${name}(${types.slice(1).join(', ')})` : `${name}(${types.join(', ')})`;
}
