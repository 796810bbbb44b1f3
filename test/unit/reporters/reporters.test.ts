import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  formatOfFile,
  FORMATS,
  REPORTERS,
  renderReport,
} from '../../../integration/engine/src/reporters/index.ts';
import { whole } from '../../support/whole.ts';
import { makeFinding, makeReport } from '../support/report.ts';

const LOOK = {
  colour: false,
  all: false,
  width: null,
  limit: null,
  fileUrl: null,
  version: '1.2.3',
};

describe('the output formats', () => {
  it('have names and endings that occur only once', () => {
    const endings = REPORTERS.flatMap((reporter) => reporter.endings);
    expect(new Set(FORMATS).size).toBe(FORMATS.length);
    expect(new Set(endings).size).toBe(endings.length);
  });

  it.each(REPORTERS.flatMap(({ name, endings }) => endings.map((ending) => ({ name, ending }))))(
    'are selected by the ending of a file: $ending for $name',
    ({ name, ending }) => {
      expect(formatOfFile(`out/Report${ending.toUpperCase()}`)).toBe(name);
    },
  );

  it('are not selected by an unknown ending', () => {
    expect(formatOfFile('report.html')).toBeNull();
    expect(formatOfFile('report')).toBeNull();
  });

  it.each(REPORTERS.filter(({ commandsEscapedBy }) => commandsEscapedBy === 'reporter'))(
    'contain no command of a document if they say so: $name',
    ({ name }) => {
      const findings = [makeFinding({ message: '\n::error::made up\n##vso[task.x]y' })];
      const output = whole(renderReport(name, makeReport([], findings), LOOK));
      expect(output).not.toMatch(/^\s*::error::made up|##vso\[/m);
      expect(output).toContain('made up');
    },
  );
});

it('the guide has the table of the formats', () => {
  const guide = readFileSync(
    new URL('../../../content/guides/command-line.md', import.meta.url),
    'utf8',
  );
  const [, table = ''] = /^\| format .*\n\|[ |-]+\n((?:\|.*\n)+)/m.exec(guide) ?? [];
  const rows = table
    .trimEnd()
    .split('\n')
    .map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  expect(rows).toEqual(
    REPORTERS.map(({ name, summary, endings: [ending] }) => [
      `\`${name}\``,
      summary,
      ending === undefined ? '' : `\`${ending}\``,
    ]),
  );
});
