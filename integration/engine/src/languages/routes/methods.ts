/** The methods of HTTP that routes are declared for. */
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

/** The method that a name such as `get` or `POST` stands for; `undefined` for any other name. */
export function methodNamed(name: string): string | undefined {
  const method = name.toUpperCase();
  return METHODS.has(method) ? method : undefined;
}

const UPPER_CALLS: readonly string[] = [...METHODS].map((method) => `.${method}`);

/** Calls of the methods in different spellings: `.GET`, `.get` and `.Get`. */
export const METHOD_CALLS = {
  upper: UPPER_CALLS,
  lower: UPPER_CALLS.map((call) => call.toLowerCase()),
  title: UPPER_CALLS.map((call) => call.slice(0, 2) + call.slice(2).toLowerCase()),
} as const;
