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
