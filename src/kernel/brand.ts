declare const brand: unique symbol;

/** A value of type `Value` that only the named constructor may produce. */
export type Brand<Value, Name extends string> = Value & { readonly [brand]: Name };
