import { describe, expect, it } from 'vitest';
import { describeError } from '../../../integration/cli/src/error-text.ts';
import { Failure } from '../../../integration/cli/src/failure.ts';
import { Unreadable } from '../../../integration/engine/src/files/unreadable.ts';
import { ForbiddenGit, GitError, MissingGit } from '../../../integration/engine/src/git/errors.ts';
import { NoTemporaryFolder } from '../../../integration/engine/src/git/temporary-folder.ts';
import { OptionsError } from '../../../integration/engine/src/options.ts';

/** As Node makes it of what the system says. */
function systemError(code: string, text: string): Error {
  return Object.assign(new Error(`${code}: ${text}`), { code, syscall: 'open' });
}

/** As Node makes it under `--permission`. */
function denied(permission: string, resource: string): Error {
  const error = new Error('Access to this API has been restricted.');
  return Object.assign(error, { code: 'ERR_ACCESS_DENIED', permission, resource });
}

function textOf(...args: Parameters<typeof describeError>): string {
  return describeError(...args).toString();
}

describe('an error', () => {
  it.each([
    [new TypeError('x is not a function'), 'error: x is not a function'],
    [new Error('no verdict on a'), 'error: no verdict on a'],
  ])('that nobody expects is no mistake of the user: %s', (error, first) => {
    const text = textOf(error, false);
    expect(text).toContain(`${first}\n  This is not your mistake.`);
    expect(textOf(error, true)).toContain('error-text.test.ts');
  });

  it.each([
    ['a failure', new Failure('No spec is named.', 'Name one.'), 'No spec is named.\n  Name one.'],
    ['options', new OptionsError('`rules`: is wrong'), '`rules`: is wrong'],
    ['a full disk', systemError('ENOSPC', 'no space left on device, write'), 'no space left'],
    ['too many files', systemError('EMFILE', 'too many open files'), 'too many open files'],
    [
      'a file',
      new Unreadable('CODEOWNERS', 'permission denied'),
      'CODEOWNERS cannot be read: perm',
    ],
    ['no git', new MissingGit(), 'git was not found on this machine.\n  Install git'],
    ['forbidden git', new ForbiddenGit(), 'Add the option `--allow-child-process`.'],
    ['a killed git', new GitError('git log was ended by SIGKILL'), 'git failed: git log was ended'],
    ['a failing git', new GitError('fatal: bad object', 128), 'bad object.\n  Run `git status`'],
    ['a read', denied('FileSystemRead', '/x'), 'Start Node with `--allow-fs-read=/x` as well.'],
    [
      'a write',
      new NoTemporaryFolder('/tmp', denied('FileSystemWrite', '/tmp/a')),
      'Start Node with `--allow-fs-write=/tmp` as well',
    ],
    [
      'no folder',
      new NoTemporaryFolder('/gone', systemError('ENOENT', "no such file, mkdtemp '/gone/a'")),
      'in /gone (no such file (ENOENT)).\n  Set TMPDIR',
    ],
  ])('about %s names the reason, and nothing else', (_, error, said) => {
    const text = textOf(error, false);
    expect(text).toContain(said);
    expect(text).toMatch(/^error: /);
    expect(text).not.toContain('not your mistake');
  });

  it('is put down to what Node does not allow, where that is so', () => {
    const error = new Error('Cannot find native binding.');
    const text = textOf(error, false, ['--allow-child-process', '--allow-addons']);
    expect(text).toBe(
      'error: Node runs with `--permission`, which does not allow this command.\n  Start Node with `--allow-child-process --allow-addons` as well.',
    );
    expect(textOf(new Failure('No spec is named.'), false, ['--allow-addons'])).toContain(
      'No spec is named.',
    );
  });

  it('cannot begin a line of its own, nor a command of a CI service', () => {
    expect(textOf(new Failure('a\u001b[31m ##[error]'), false)).toBe(
      'error: a\ufffd[31m #\ufffd[error]',
    );
    expect(textOf(new OptionsError('a\n::error::b'), false)).toBe('error: a\n\ufffd::error::b');
  });
});
