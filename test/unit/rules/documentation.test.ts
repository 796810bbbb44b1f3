import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { optionsOf } from '../../../integration/engine/src/rules/config.ts';
import { ALL_RULES } from '../../../integration/engine/src/rules/index.ts';
import { RULE_OPTION_NAMES, RULE_OPTIONS } from '../../../integration/engine/src/rules/options.ts';

const root = new URL('../../../', import.meta.url);

function read(file: string): string {
  return readFileSync(new URL(file, root), 'utf8');
}

/** The rows of the table of rules in a file: name, default and summary, without markup. */
function readTable(file: string): string[][] {
  return read(file)
    .split('\n')
    .map((line) => line.split('|').slice(1, -1))
    .map((cells) => cells.map((cell) => cell.trim()))
    .filter(
      ([cell = '', severity = '']) => /^\[?`/.test(cell) && /^`?(?:off|warn|error)/.test(severity),
    )
    .map(([name = '', severity = '', summary = '']) => [
      /`([^`]+)`/.exec(name)?.[1] ?? name,
      severity.replaceAll('`', ''),
      summary,
    ]);
}

describe.each(ALL_RULES)('the rule $name', ({ summary, meaning, remedies }) => {
  it('has a summary, a meaning and remedies in sentences', () => {
    expect(summary).toMatch(/^[A-Z].*[^.]$/);
    for (const text of [meaning, ...remedies]) expect(text).toMatch(/^[A-Z].*\.$/s);
    expect(remedies.length).toBeGreaterThan(0);
  });
});

describe('all rules are documented in the same order, with the same summary and default', () => {
  it.each(['integration/cli/README.md', 'content/guides/failing-the-build.md'])(
    'in the table in %s',
    (file) => {
      expect(readTable(file)).toEqual(
        ALL_RULES.map(({ name, severity, summary }) => [
          name,
          severity,
          summary.charAt(0).toLowerCase() + summary.slice(1),
        ]),
      );
    },
  );

  it('in the sections of the guide on rules', () => {
    const sections = read('content/guides/rules.md').split('\n## ').slice(1);
    expect(sections.map((section) => section.split('\n').slice(0, 3).join('\n'))).toEqual(
      ALL_RULES.map(
        ({ name, severity, summary }) => `${name}\n\n${summary}. Default: \`${severity}\`.`,
      ),
    );
    expect(sections.map((section) => /^Options: .*$/m.exec(section)?.[0])).toEqual(
      ALL_RULES.map((rule) => {
        const options = optionsOf(rule).map(
          (name) => `\`${name}\` (default \`${rule.options?.[name] ?? ''}\`)`,
        );
        return options.length === 0
          ? undefined
          : `Options: ${options.join(', ')}; see [Options of rules](./failing-the-build.md#options-of-rules).`;
      }),
    );
  });

  it('with the options of rules, and what these take', () => {
    const [, section = ''] = read('content/guides/failing-the-build.md').split(
      '## Options of rules',
    );
    const [text = ''] = section.split('\n## ');
    for (const name of RULE_OPTION_NAMES) {
      const rules = ALL_RULES.filter((rule) => optionsOf(rule).includes(name));
      const row = text.split('\n').find((line) => line.startsWith(`| \`${name}\``)) ?? '';
      for (const rule of rules) expect(row).toContain(`\`${rule.name}\``);
      for (const value of RULE_OPTIONS[name].values ?? ['12h', '30d', '2w']) {
        expect(row).toContain(`\`${value}\``);
      }
    }
  });
});
