/** The HTTP methods for which routes can be declared. */
export const METHODS: ReadonlySet<string> = new Set([
  'GET',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'HEAD',
  'OPTIONS',
  'TRACE',
]);

/**
 * Returns the HTTP method that a name such as `get` or `POST` stands for. Returns `undefined` for
 * any other name.
 */
export function methodNamed(name: string): string | undefined {
  const method = name.toUpperCase();
  return METHODS.has(method) ? method : undefined;
}

const UPPER_CALLS: readonly string[] = [...METHODS].map((method) => `.${method}`);

/** How calls are written that declare a route for a method: `.GET`, `.get` or `.Get`. */
export const METHOD_CALLS = {
  upper: UPPER_CALLS,
  lower: UPPER_CALLS.map((call) => call.toLowerCase()),
  title: UPPER_CALLS.map((call) => call.slice(0, 2) + call.slice(2).toLowerCase()),
} as const;
