const KEY = Symbol.for('astro-drift.configured');

/**
 * Options that a configuration hands to the integration, as they were written. An Astro configuration
 * is a program, so that running it is the only way to learn what it says; this is how the command line
 * learns it, although it may be another copy of the package that the configuration imports.
 */
function configured(): unknown[] {
  const shared = globalThis as { [KEY]?: unknown[] | undefined };
  shared[KEY] ??= [];
  return shared[KEY];
}

/** Makes options known to whoever runs the configuration. */
export function captureOptions(options: unknown): void {
  configured().push(options);
}

/** Takes the options that were remembered last; `undefined` where there are none. */
export function takeCapturedOptions(): unknown {
  return configured().splice(0).at(-1);
}
