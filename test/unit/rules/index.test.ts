import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { RULE_NAMES, RULES, ruleOf } from '../../../integration/engine/src/rules/index.ts';

/** The files of the folder that are no rules. */
const SHARED = ['changes', 'citations', 'config', 'index', 'options', 'pending', 'rule'];

function namesIn(folder: string, ending: string): string[] {
  return readdirSync(new URL(folder, import.meta.url))
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length));
}

it('every rule has a file by its name, and every such file is listed', () => {
  const files = namesIn('../../../integration/engine/src/rules/', '.ts');
  expect(files.toSorted()).toEqual([...RULE_NAMES, ...SHARED].sort());
});

it('every rule has a test by its name', () => {
  expect(namesIn('./', '.test.ts')).toEqual(expect.arrayContaining(RULE_NAMES));
});

it('every rule is found by its name, with its default', () => {
  for (const name of RULE_NAMES) {
    expect(ruleOf(name)).toMatchObject({ name, severity: RULES[name] });
  }
});
