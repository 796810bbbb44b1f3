import { describe, expect, it } from 'vitest';
import { DriftOptionsSchema } from '../../../integration/engine/src/configuration/options.ts';
import { OptionsError, readOptions } from '../../../integration/engine/src/options.ts';

function failureOf(source: unknown): string {
  try {
    readOptions(DriftOptionsSchema, { source });
  } catch (error) {
    if (error instanceof OptionsError) return error.message;
    throw error;
  }
  throw new Error('the options were taken');
}

describe('the option `source`', () => {
  it('has defaults', () => {
    expect(readOptions(DriftOptionsSchema, {}).source).toEqual({
      link: 'local',
      pages: 'cited',
      exclude: [],
      forge: {},
    });
  });

  it('is kept as it is given', () => {
    const source = {
      link: 'both',
      pages: 'tracked',
      exclude: ['fixtures/**', '**/*.min.js'],
      forge: {
        kind: 'gitlab',
        url: 'https://git.example.com/team/app',
        template: 'https://code.example.com/{path}?at={commit}#{start}-{end}',
      },
    };
    expect(readOptions(DriftOptionsSchema, { source }).source).toEqual(source);
  });

  it.each([
    [{ link: 'github' }, '`source.link`: Invalid option: expected one of "local"|"forge"|"both"'],
    [{ pages: 'all' }, '`source.pages`: Invalid option: expected one of "cited"|"tracked"'],
    [{ exclude: 'a' }, '`source.exclude`: Invalid input: expected array'],
    [{ exclude: ['../a'] }, '`source.exclude.0`: "../a" leaves the repository'],
    [{ exclude: ['{1..300}/a'] }, '`source.exclude.0`: "{1..300}/a" has braces with more than'],
    [{ forge: { kind: 'svn' } }, '`source.forge.kind`: Invalid option'],
    [{ forge: { url: 'git.example.com' } }, '`source.forge.url`: is not an address that begins'],
    [{ forge: { template: 'https://a.b/{path}' } }, '`source.forge.template`: lacks {commit}'],
    [{ repository: 'a' }, '`source`: Unrecognized key: "repository"'],
    [{ forge: { host: 'a' } }, '`source.forge`: Unrecognized key: "host"'],
  ])('is refused if it is %j, with a message about what is wrong', (source, message) => {
    expect(failureOf(source)).toContain(message);
  });

  it('is refused with a message that repeats no address, as that may hold a password', () => {
    const url = 'https://me:hunter2@git.example.com/a';
    const message = failureOf({ forge: { url, template: `${url}/{path}/{commit}` } });
    expect(message).toContain('`source.forge.url`: holds a user name or a password');
    expect(message).toContain('`source.forge.template`: holds a user name or a password');
    expect(message).not.toContain('hunter2');
  });
});
