import { describe, expect, it } from 'vitest';
import { DriftOptionsSchema } from '../../../integration/engine/src/configuration/options.ts';
import { OptionsError, readOptions } from '../../../integration/engine/src/options.ts';

function failureOf(sourcePages: unknown): string {
  try {
    readOptions(DriftOptionsSchema, { sourcePages });
  } catch (error) {
    if (error instanceof OptionsError) return error.message;
    throw error;
  }
  throw new Error('the options were taken');
}

describe('the option `sourcePages`', () => {
  it('has defaults', () => {
    expect(readOptions(DriftOptionsSchema, {}).sourcePages).toEqual({
      link: 'local',
      pages: 'cited',
      exclude: [],
      forge: {},
    });
  });

  it('is kept as it is given', () => {
    const sourcePages = {
      link: 'both',
      pages: 'tracked',
      exclude: ['fixtures/**', '**/*.min.js'],
      forge: {
        kind: 'gitlab',
        url: 'https://git.example.com/team/app',
        template: 'https://code.example.com/{path}?at={commit}#{start}-{end}',
      },
    };
    expect(readOptions(DriftOptionsSchema, { sourcePages }).sourcePages).toEqual(sourcePages);
  });

  it.each([
    [
      { link: 'github' },
      '`sourcePages.link`: Invalid option: expected one of "local"|"forge"|"both"',
    ],
    [{ pages: 'all' }, '`sourcePages.pages`: Invalid option: expected one of "cited"|"tracked"'],
    [{ exclude: 'a' }, '`sourcePages.exclude`: Invalid input: expected array'],
    [{ exclude: ['../a'] }, '`sourcePages.exclude.0`: "../a" leaves the repository'],
    [
      { exclude: ['{1..300}/a'] },
      '`sourcePages.exclude.0`: "{1..300}/a" has braces with more than',
    ],
    [{ forge: { kind: 'svn' } }, '`sourcePages.forge.kind`: Invalid option'],
    [
      { forge: { url: 'git.example.com' } },
      '`sourcePages.forge.url`: is not an address that begins',
    ],
    [{ forge: { template: 'https://a.b/{path}' } }, '`sourcePages.forge.template`: lacks {commit}'],
    [
      { repository: 'a' },
      '`sourcePages`: there is no option `repository`; there are: `link`, `pages`, `exclude`, `forge`',
    ],
    [
      { forge: { tmplate: 'a' } },
      '`sourcePages.forge`: there is no option `tmplate`; did you mean `template`?',
    ],
    [
      { links: 'forge', exlcude: [] },
      '`sourcePages`: there is no option `links`; did you mean `link`?\n`sourcePages`: there is no option `exlcude`; did you mean `exclude`?',
    ],
    [{ link: 'fogre' }, '`sourcePages.link`: `fogre` is not known; did you mean `forge`?'],
  ])('is refused if it is %j, with a message about what is wrong', (source, message) => {
    expect(failureOf(source)).toContain(message);
  });

  it('is refused with a message that repeats no address, as that may hold a password', () => {
    const url = 'https://me:hunter2@git.example.com/a';
    const message = failureOf({ forge: { url, template: `${url}/{path}/{commit}` } });
    expect(message).toContain('`sourcePages.forge.url`: holds a user name or a password');
    expect(message).toContain('`sourcePages.forge.template`: holds a user name or a password');
    expect(message).not.toContain('hunter2');
  });
});
