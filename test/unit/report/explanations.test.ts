import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EXPLANATIONS } from '../../../integration/engine/src/report/explanations.ts';
import { type RuleName, RULES } from '../../../integration/engine/src/report/rules.ts';

const guide = readFileSync(new URL('../../../content/guides/rules.md', import.meta.url), 'utf8');
const names = Object.keys(RULES) as RuleName[];

describe.each(names)('the rule %s', (name) => {
  it('has a summary, a meaning and remedies in sentences', () => {
    const { summary, meaning, remedies } = EXPLANATIONS[name];
    expect(summary).not.toMatch(/\.$/);
    for (const text of [meaning, ...remedies]) expect(text).toMatch(/^[A-Z].*\.$/s);
    expect(remedies.length).toBeGreaterThan(0);
  });

  it('has a section in the guide, with its default severity', () => {
    expect(guide).toContain(`\n## ${name}\n\nDefault: \`${RULES[name]}\`.`);
  });
});

it('every rule is explained', () => {
  expect(Object.keys(EXPLANATIONS)).toEqual(names);
});
