/** NODE_OPTIONS for a process that this one starts: two cannot be debugged at one port. */
export function withoutInspector(options = ''): string {
  return options.replace(/(?<!\S)--inspect\S*/g, '');
}
