/** What a payload says, without what it leaves open. */

/** Only texts come sealed: a change of any other kind has its payload. */
export function said<Payload>(change: { payload?: Payload }): Payload;
export function said<Payload>(change: { payload?: Payload } | undefined): Partial<Payload>;
export function said<Payload>(change: { payload?: Payload } | undefined): Partial<Payload> {
  return change?.payload ?? {};
}

/** Only what is given: absent and null are the same to who reads. */
export function given<T extends object>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const kept: Partial<T> = {};
  for (const name in values) if (values[name] !== undefined && values[name] !== null) kept[name] = values[name];
  return kept as { [K in keyof T]?: NonNullable<T[K]> };
}

export function notNull<T>(things: Record<string, T | null>): Record<string, T> {
  return Object.fromEntries(Object.entries(things).filter((entry): entry is [string, T] => entry[1] !== null));
}

/** The same content is the same text, in whatever order its keys were written. */
export function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_key, inner: unknown) => {
      if (!inner || typeof inner !== "object" || Array.isArray(inner)) return inner;
      return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
    }) ?? "null"
  );
}
