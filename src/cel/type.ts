/** Types without parts, by the names that `type(x)` gives them, shortened. */
export const simpleTypes = [
  'bool',
  'int',
  'uint',
  'double',
  'string',
  'bytes',
  'null',
  'timestamp',
  'duration',
  'dyn',
] as const;
export type SimpleType = (typeof simpleTypes)[number];

/** A type of the CEL type system (cel-spec, `cel.expr.Type`), protobuf messages left out. */
export type Type =
  | { readonly kind: SimpleType }
  | { readonly kind: 'list'; readonly item: Type }
  | { readonly kind: 'map'; readonly key: Type; readonly value: Type }
  | { readonly kind: 'optional'; readonly of: Type }
  | { readonly kind: 'type'; readonly of: Type }
  /** A type that an overload leaves open, such as the item type of a list. */
  | { readonly kind: 'parameter'; readonly name: string };

export function listOf(item: Type): Type {
  return { kind: 'list', item };
}

/** As authors write it: `list(string)`. */
export function typeName(type: Type): string {
  switch (type.kind) {
    case 'list':
      return `list(${typeName(type.item)})`;
    case 'map':
      return `map(${typeName(type.key)}, ${typeName(type.value)})`;
    case 'optional':
      return `optional_type(${typeName(type.of)})`;
    case 'type':
      return `type(${typeName(type.of)})`;
    case 'parameter':
      return type.name;
    default:
      return type.kind;
  }
}
