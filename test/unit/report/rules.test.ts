import { describe, expect, it } from 'vitest';
import { RuleConfigSchema, ruleProblem, RULES } from '../../../integration/src/report/rules.ts';

describe('the rules', () => {
  it('have the severities that are documented', () => {
    expect(RULES).toMatchObject({
      drift: 'warn',
      'upstream-drift': 'warn',
      'unknown-baseline': 'warn',
      'empty-input': 'error',
      'missing-document': 'error',
      'broken-citation': 'error',
      'invalid-spec': 'error',
    });
  });
});

describe('the configuration of rules', () => {
  it('may name none, some or all', () => {
    expect(RuleConfigSchema.parse({})).toEqual({});
    expect(RuleConfigSchema.parse({ drift: 'error' })).toEqual({ drift: 'error' });
    expect(RuleConfigSchema.safeParse(RULES).success).toBe(true);
  });

  it.each([
    ['a rule that is not known', { drfit: 'error' }],
    ['a severity that is not known', { drift: 'fatal' }],
    ['a number, as in older ESLint', { drift: 2 }],
    ['a list with options', { drift: ['error'] }],
    ['what every object has', { constructor: 'error' }],
    ['no mapping', ['drift']],
  ])('refuses %s', (_, config) => {
    expect(RuleConfigSchema.safeParse(config).success).toBe(false);
  });
});

describe('a rule setting of a spec', () => {
  it.each(['off', 'warn', 'error'])('may be %s', (severity) => {
    expect(ruleProblem('drift', severity)).toBeNull();
  });

  it('names the known rules where it names another', () => {
    const problem = ruleProblem('drfit', 'error');
    expect(problem).toContain('`drfit`');
    for (const name of Object.keys(RULES)) expect(problem).toContain(name);
  });

  it.each(['fatal', 2, true, false, null, undefined, ['error'], {}])(
    'is refused with %j, naming the known severities',
    (severity) => {
      expect(ruleProblem('drift', severity)).toMatch(/drift.*off, warn, error/);
    },
  );

  it.each(['constructor', 'toString', '__proto__', ''])('is refused for %j', (name) => {
    expect(ruleProblem(name, 'off')).not.toBeNull();
  });
});
