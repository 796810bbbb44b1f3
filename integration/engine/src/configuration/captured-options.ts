const KEY = Symbol.for('astro-drift.configured');

/**
 * Returns the options that Astro configurations have given to the integration so far, as they were
 * written. An Astro configuration is a program, so it must be run to learn its options. The options
 * are stored globally, because the configuration may import another copy of this package than the
 * command line.
 */
function configured(): unknown[] {
  const shared = globalThis as { [KEY]?: unknown[] | undefined };
  shared[KEY] ??= [];
  return shared[KEY];
}

/** Stores options for the program that runs the configuration. */
export function captureOptions(options: unknown): void {
  configured().push(options);
}

/**
 * Returns the options that were stored last, and forgets all stored options. Returns `undefined` if
 * none were stored.
 */
export function takeCapturedOptions(): unknown {
  return configured().splice(0).at(-1);
}
