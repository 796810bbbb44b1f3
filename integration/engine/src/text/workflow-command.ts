import { printable } from './printable.ts';

/**
 * Writes a workflow command of GitHub, such as `::error file=src/a.ts,line=3::What is wrong`.
 *
 * @param lines the lines of the message
 */
export function workflowCommand(
  name: 'error' | 'warning' | 'notice',
  properties: Readonly<Record<string, string | number>>,
  lines: readonly string[],
): string {
  const written = Object.entries(properties).map(
    ([key, value]) => `${key}=${escapeProperty(String(value))}`,
  );
  return `::${name} ${written.join(',')}::${lines.map(escapeData).join('%0A')}`;
}

function escapeData(text: string): string {
  return printable(text).replaceAll('%', '%25');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
