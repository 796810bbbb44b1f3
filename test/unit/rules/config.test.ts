import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import {
  mergeRules,
  needsSources,
  RuleConfigSchema,
  ruleProblem,
  settingOf,
} from '../../../integration/engine/src/rules/config.ts';
import { RULES } from '../../../integration/engine/src/rules/index.ts';
import { secondsIn } from '../../../integration/engine/src/rules/options.ts';

describe('the severity of a rule', () => {
  const severityOf = (...args: Parameters<typeof settingOf>): string => settingOf(...args).severity;

  it('is that of the spec, else the configured one, else the default', () => {
    expect(severityOf('drift', { drift: 'error' }, { drift: 'off' })).toBe('off');
    expect(severityOf('drift', { drift: 'error' }, { overdue: 'off' })).toBe('error');
    expect(severityOf('drift', { overdue: 'off' })).toBe('warn');
    expect(severityOf('drift', { drift: ['error', { after: '2w' }] })).toBe('error');
    expect(severityOf('drift', {}, { drift: ['error'] })).toBe('error');
  });

  it('ignores a setting of a spec that cannot be used', () => {
    expect(severityOf('drift', { drift: 'error' }, { drift: 'fatal' })).toBe('error');
    expect(severityOf('drift', { drift: 'error' }, { drift: ['off', { impact: 1 }] })).toBe(
      'error',
    );
  });
});

describe('the options of a rule', () => {
  it('have defaults', () => {
    expect(settingOf('drift', {}).options).toEqual({ impact: 'named', after: '0h' });
    expect(settingOf('changed-citation', {}).options).toEqual({ after: '0h' });
    expect(settingOf('overdue', {}).options).toEqual({});
  });

  it('are each that of the spec, else the configured one, else the default', () => {
    const config = { drift: ['error', { impact: 'cited', after: '30d' }] } as const;
    expect(settingOf('drift', config, { drift: ['warn', { impact: 'public' }] })).toEqual({
      severity: 'warn',
      options: { impact: 'public', after: '30d' },
    });
  });

  it('stay if only the severity is set', () => {
    const config = { drift: ['error', { impact: 'cited' }] } as const;
    for (const own of ['warn', ['warn'], ['warn', {}]]) {
      expect(settingOf('drift', config, { drift: own })).toEqual({
        severity: 'warn',
        options: { impact: 'cited', after: '0h' },
      });
    }
  });

  it('are merged from two configurations', () => {
    expect(
      mergeRules(
        { drift: ['warn', { after: '30d' }], overdue: 'error', 'empty-input': 'off' },
        { drift: ['error', { impact: 'cited' }], overdue: ['off'], 'invalid-spec': 'warn' },
      ),
    ).toEqual({
      drift: ['error', { after: '30d', impact: 'cited' }],
      overdue: 'off',
      'empty-input': 'off',
      'invalid-spec': 'warn',
    });
    expect(mergeRules({ drift: ['warn', { after: '30d' }] }, { drift: 'error' })).toEqual({
      drift: ['error', { after: '30d' }],
    });
  });
});

describe('a grace period', () => {
  it('is a number of hours, days or weeks', () => {
    expect(['0h', '12h', '30d', '2w'].map(secondsIn)).toEqual([0, 43_200, 2_592_000, 1_209_600]);
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
    const withOptions = {
      drift: ['error', { impact: 'internal', after: '30d' }],
      'upstream-drift': ['warn', { impact: 'broken' }],
      'changed-citation': ['warn', { after: '12h' }],
      'broken-citation': ['error', {}],
      overdue: ['off'],
    };
    expect(RuleConfigSchema.parse(withOptions)).toEqual(withOptions);
  });

  it.each([
    ['a rule that is not known', { drfit: 'error' }],
    ['a severity that is not known', { drift: 'fatal' }],
    ['a number, as in older ESLint', { drift: 2 }],
    ['an empty list', { drift: [] }],
    ['a longer list', { drift: ['error', {}, {}] }],
    ['only options', { drift: [{ impact: 'named' }] }],
    ['an option that is not known', { drift: ['error', { since: '30d' }] }],
    ['an option of another rule', { overdue: ['error', { after: '30d' }] }],
    ['the impact of a rule on citations', { 'changed-citation': ['warn', { impact: 'named' }] }],
    ['an impact that is not known', { drift: ['error', { impact: 'big' }] }],
    ['the impact `none`', { drift: ['error', { impact: 'none' }] }],
    ['a grace period without a unit', { drift: ['error', { after: '30' }] }],
    ['a grace period in minutes', { drift: ['error', { after: '30m' }] }],
    ['a grace period that is a number', { drift: ['error', { after: 30 }] }],
    ['what every object has', { constructor: 'error' }],
    ['no mapping', ['drift']],
  ])('refuses %s', (_, config) => {
    expect(RuleConfigSchema.safeParse(config).success).toBe(false);
  });
});

describe('a setting that cannot be used', () => {
  it.each<[unknown, string, string]>([
    [
      'fatal',
      "`rules: drift` has to be one of off, warn, error, or a list such as ['error', { impact: 'named', after: '30d' }]",
      "drift: has to be one of off, warn, error, or a list such as ['error', { impact: 'named', after: '30d' }]",
    ],
    [
      ['error', { since: '30d' }],
      '`rules: drift` has no option `since`: it has impact and after',
      'drift.1: has no option `since`: it has impact and after',
    ],
    [
      ['error', { impact: 'big' }],
      '`rules: drift`: `impact` has to be one of internal, public, named, cited, broken',
      'drift: `impact` has to be one of internal, public, named, cited, broken',
    ],
    [
      ['error', { after: 'soon' }],
      '`rules: drift`: `after` has to be a number of hours, days or weeks, such as 12h, 30d or 2w',
      'drift.1.after: has to be a number of hours, days or weeks, such as 12h, 30d or 2w',
    ],
    [
      ['error', { after: 3 }],
      '`rules: drift`: `after` has to be a number of hours, days or weeks, such as 12h, 30d or 2w',
      'drift: `after` has to be a number of hours, days or weeks, such as 12h, 30d or 2w',
    ],
  ])('is explained: %j', (setting, inFrontmatter, inConfiguration) => {
    expect(ruleProblem('drift', setting)).toBe(inFrontmatter);
    const issues = RuleConfigSchema.safeParse({ drift: setting }).error?.issues ?? [];
    expect(issues.map(({ path, message }) => `${path.join('.')}: ${message}`)).toEqual([
      inConfiguration,
    ]);
  });

  it('is explained for a rule without options', () => {
    expect(ruleProblem('overdue', ['warn', { after: '1d' }])).toBe(
      '`rules: overdue` has no option `after`: it has none',
    );
    expect(ruleProblem('drift', ['warn', { imapct: 'named' }])).toBe(
      '`rules: drift` has no option `imapct`; did you mean `impact`?',
    );
    expect(ruleProblem('overdue', 'fatal')).toBe(
      '`rules: overdue` has to be one of off, warn, error',
    );
  });

  it('is explained if the rule is not known', () => {
    const issues = RuleConfigSchema.safeParse({ drfit: 'error' }).error?.issues;
    expect(issues).toMatchObject([
      {
        message: expect.stringMatching(/^there is no rule drfit; did you mean drift\?$/) as string,
      },
    ]);
  });
});

describe('the JSON Schema of `rules`', () => {
  it('has the options of each rule', () => {
    const { properties } = z.toJSONSchema(RuleConfigSchema);
    expect(JSON.stringify(properties?.['drift'])).toMatch(
      /"impact":.*"enum":\["internal".*"after"/,
    );
    expect(JSON.stringify(properties?.['overdue'])).not.toContain('"after"');
  });
});

describe('`rules` in the frontmatter of a spec', () => {
  it.each(['off', 'warn', 'error', ['error'], ['error', { impact: 'named' }]])(
    'accepts %s',
    (severity) => {
      expect(ruleProblem('drift', severity)).toBeNull();
    },
  );

  it('refuses an unknown rule, and names the one that was meant, or all', () => {
    expect(ruleProblem('drfit', 'error')).toBe(
      '`rules` names `drfit`, which is not a rule: did you mean drift?',
    );
    const problem = ruleProblem('freshness', 'error');
    for (const name of Object.keys(RULES)) expect(problem).toContain(name);
  });

  it.each(['fatal', 2, true, false, null, undefined, [], ['fatal'], {}])(
    'refuses the severity %j, and names the known ones',
    (severity) => {
      expect(ruleProblem('drift', severity)).toMatch(/drift.*off, warn, error/);
    },
  );

  it.each(['constructor', 'toString', '__proto__', ''])('refuses the rule %j', (name) => {
    expect(ruleProblem(name, 'off')).not.toBeNull();
  });
});
