import { describe, expect, it } from 'vitest';
import { mergeOptions, optionNames } from '../../../integration/engine/src/configuration/merge.ts';
import type { DriftOptions } from '../../../integration/engine/src/configuration/options.ts';

describe('mergeOptions', () => {
  it('merges groups of options, and replaces lists and values', () => {
    const base = {
      pages: ['docs/**'],
      rules: { drift: 'error', overdue: 'off' },
      sourcePages: { link: 'both', forge: { kind: 'gitlab' } },
    } as const;
    const given = {
      pages: ['content/**'],
      rules: { drift: 'warn' },
      sourcePages: { forge: { url: 'https://code.example.com/x' } },
    } as const;
    expect(
      mergeOptions({ ...base, pages: [...base.pages] }, { ...given, pages: [...given.pages] }),
    ).toEqual({
      pages: ['content/**'],
      rules: { drift: 'warn', overdue: 'off' },
      sourcePages: { link: 'both', forge: { kind: 'gitlab', url: 'https://code.example.com/x' } },
    });
  });

  it('keeps the options of a rule that gets another severity', () => {
    const merged = mergeOptions(
      { rules: { drift: ['warn', { after: '30d' }] } },
      { rules: { drift: 'error', overdue: 'off' } },
    );
    expect(merged).toEqual({ rules: { drift: ['error', { after: '30d' }], overdue: 'off' } });
  });

  it('leaves settings alone that cannot be used, for the error message', () => {
    const base = { rules: { drift: 7 } } as unknown as DriftOptions;
    expect(mergeOptions(base, { rules: { drift: 'off' } })).toEqual({ rules: { drift: 'off' } });
    expect(mergeOptions({ rules: { drift: 'off' } }, base)).toEqual(base);
    const list = { rules: [] } as unknown as DriftOptions;
    expect(mergeOptions({ rules: { drift: 'off' } }, list)).toEqual(list);
  });

  it('leaves an option as it is that is given as undefined', () => {
    expect(mergeOptions({ fetch: false }, { fetch: undefined })).toEqual({
      fetch: false,
    });
  });

  it('changes no prototype', () => {
    const given = JSON.parse('{"__proto__": {"fetch": false}}') as object;
    expect(mergeOptions({}, given).fetch).toBeUndefined();
    expect(({} as { fetch?: boolean }).fetch).toBeUndefined();
  });
});

describe('optionNames', () => {
  it('names options of groups with the names of the groups', () => {
    expect(optionNames({ pages: [], rules: { drift: 'error' }, show: { banner: false } })).toEqual([
      'pages',
      'rules.drift',
      'show.banner',
    ]);
  });
});
