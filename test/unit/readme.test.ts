import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../../integration/cli/src/program.ts';
import { openTerminal } from '../../integration/cli/src/terminal.ts';
import * as engine from '../../integration/engine/src/index.ts';
import { jsonSchemas } from '../../integration/engine/src/json-schemas.ts';

type PackageFolder = 'engine' | 'cli';

function readmeOf(folder: PackageFolder): string {
  return readFileSync(join(import.meta.dirname, `../../integration/${folder}/README.md`), 'utf8');
}

/** The cells of the first table below a text. */
function rowsBelow(folder: PackageFolder, text: string): string[][] {
  const [, rest = ''] = readmeOf(folder).split(text);
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
function namesBelow(folder: PackageFolder, text: string): string[] {
  return rowsBelow(folder, text).map(([cell = '']) => /\w[\w-]*/.exec(cell)?.[0] ?? '');
}

describe('the README of the command line', () => {
  it('names every command', async () => {
    const { commands } = await createProgram([], {
      terminal: openTerminal(),
      end: () => undefined,
    });
    const names = commands.map((command) => command.name());
    expect(namesBelow('cli', '## Commands').sort()).toEqual(names.sort());
  });

  it('names options of `check` that exist', async () => {
    const { commands } = await createProgram([], {
      terminal: openTerminal(),
      end: () => undefined,
    });
    const check = commands.find((command) => command.name() === 'check');
    const known = check?.options.map(({ long }) => long);
    const rows = rowsBelow('cli', '`complete <shell>`').map(
      ([cell = '']) => /--[\w-]+/.exec(cell)?.[0],
    );
    expect(rows.length).toBeGreaterThan(3);
    expect(known).toEqual(expect.arrayContaining(rows));
  });
});

describe('the README of the engine', () => {
  it('names all functions that the engine exports, and no others', () => {
    const functions = Object.entries(engine)
      .filter(([name, value]) => typeof value === 'function' && /^[a-z]/.test(name))
      .map(([name]) => name);
    expect(namesBelow('engine', '## Functions').sort()).toEqual(functions.sort());
  });

  it('names every code of errors, and every schema', () => {
    const codes: Record<engine.DriftErrorCode, true> = {
      'invalid-options': true,
      'invalid-configuration': true,
      'invalid-command': true,
      'not-accepted': true,
      'git-failed': true,
      unreadable: true,
      'no-temporary-folder': true,
    };
    const cells = (heading: string): string[] =>
      rowsBelow('engine', heading).map(([cell = '']) => cell.replaceAll('`', ''));
    expect(cells('## Errors').sort()).toEqual(Object.keys(codes).sort());
    const schemas = [...jsonSchemas('0.0.0').keys()].map((file) => `@astro-drift/engine/${file}`);
    expect(cells('## Schemas').sort()).toEqual(schemas.sort());
  });
});
