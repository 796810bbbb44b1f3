import { describe, expect, it } from 'vitest';
import {
  needsSources,
  RuleConfigSchema,
  ruleProblem,
  severityOf,
} from '../../../integration/engine/src/rules/config.ts';
import { RULES } from '../../../integration/engine/src/rules/index.ts';

describe('the severity of a rule', () => {
  it('is that of the spec, else the configured one, else the default', () => {
    expect(severityOf('drift', { drift: 'error' }, { drift: 'off' })).toBe('off');
    expect(severityOf('drift', { drift: 'error' }, { overdue: 'off' })).toBe('error');
    expect(severityOf('drift', { overdue: 'off' })).toBe('warn');
  });

  it('ignores a setting of a spec that cannot be used', () => {
    expect(severityOf('drift', { drift: 'error' }, { drift: 'fatal' })).toBe('error');
  });
});

describe('source files', () => {
  it('are read only if a rule needs them', () => {
    expect(needsSources({})).toBe(false);
    expect(needsSources({ 'undocumented-source': 'off', drift: 'error' })).toBe(false);
    expect(needsSources({ 'undocumented-source': 'warn' })).toBe(true);
  });
});

describe('the option `rules`', () => {
  it('accepts none, some or all rules', () => {
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

describe('`rules` in the frontmatter of a spec', () => {
  it.each(['off', 'warn', 'error'])('accepts %s', (severity) => {
    expect(ruleProblem('drift', severity)).toBeNull();
  });

  it('refuses an unknown rule, and names the known ones', () => {
    const problem = ruleProblem('drfit', 'error');
    expect(problem).toContain('`drfit`');
    for (const name of Object.keys(RULES)) expect(problem).toContain(name);
  });

  it.each(['fatal', 2, true, false, null, undefined, ['error'], {}])(
    'refuses the severity %j, and names the known ones',
    (severity) => {
      expect(ruleProblem('drift', severity)).toMatch(/drift.*off, warn, error/);
    },
  );

  it.each(['constructor', 'toString', '__proto__', ''])('refuses the rule %j', (name) => {
    expect(ruleProblem(name, 'off')).not.toBeNull();
  });
});
