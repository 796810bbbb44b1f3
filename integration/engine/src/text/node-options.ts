/**
 * Returns NODE_OPTIONS for a process that this process starts. Options for the debugger are
 * removed, because two processes cannot use the same port.
 */
export function withoutInspector(options = ''): string {
  return options.replace(/(?<!\S)--inspect\S*/g, '');
}
