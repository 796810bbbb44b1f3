import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../../integration/cli/src/program.ts';
import { openTerminal } from '../../integration/cli/src/terminal.ts';
import * as engine from '../../integration/engine/src/index.ts';
import { RULES } from '../../integration/engine/src/report/rules.ts';

const README = readFileSync(join(import.meta.dirname, '../../integration/astro/README.md'), 'utf8');

/** The cells of the first table below a text. */
function rowsBelow(text: string): string[][] {
  const [, rest = ''] = README.split(text);
  const [table = ''] = /(?:^\|.*\n)+/m.exec(rest) ?? [];
  return table
    .trim()
    .split('\n')
    .slice(2)
    .map((row) =>
      row
        .split('|')
        .slice(1)
        .map((cell) => cell.trim()),
    );
}

/** The first word of each of its rows. */
function namesBelow(text: string): string[] {
  return rowsBelow(text).map(([cell = '']) => /\w[\w-]*/.exec(cell)?.[0] ?? '');
}

describe('the README of the package', () => {
  it('names every command', async () => {
    const { commands } = await createProgram([], {
      terminal: openTerminal(),
      end: () => undefined,
    });
    const names = commands.map((command) => command.name());
    expect(namesBelow('## The command line').sort()).toEqual(names.sort());
  });

  it('names every rule, with its default', () => {
    const rows = rowsBelow('`drift.config.mjs`.').map(([name, severity]) => [name, severity]);
    expect(rows).toEqual(Object.entries(RULES).map(([name, rule]) => [`\`${name}\``, rule]));
  });

  it('names only functions that the engine exports', () => {
    const names = namesBelow('## Without Astro');
    expect(names).toContain('analyzeSince');
    for (const name of names) expect(engine).toHaveProperty(name);
  });
});
