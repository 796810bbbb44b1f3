import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTechCorp } from '../../scenario/techcorp.ts';
import { drift, driftOnTerminal } from '../../support/cli.ts';
import { documented, ID } from '../../support/documented.ts';
import { TestRepository } from '../../support/repository.ts';
import { numbered, specText } from '../../support/specs.ts';

describe('astro-drift diff', () => {
  let repository: TestRepository;

  beforeAll(() => {
    repository = TestRepository.init();
    const tracks = ['src/**'];
    repository
      .write(
        '.chant/specs/2026-01-01-001-doc.md',
        specText({ completed_at: '2026-01-01T10:00:00Z', tracks }),
      )
      .write('.chant/specs/2026-01-01-002-new.md', specText({ status: 'pending', tracks }))
      .write('src/long.py', numbered(40))
      .write('src/gone.py', 'VALUE = 1\n')
      .write('src/old.py', `NAME = 1\n${numbered(20)}`)
      .write('src/end.py', 'VALUE = 1')
      .write('src/comment.py', '# Before.\nVALUE = 1\n')
      .write('src/empty.py', '')
      .write('src/name.py', numbered(10, 'name'))
      .write('src/image.png', '\0\u0001\0')
      .commit('Start', { date: '2026-01-01T10:01:00Z' });
    repository
      .write(
        'src/long.py',
        numbered(40)
          .replace('line 3\n', 'line 3b\n')
          .replace('line 38\n', '')
          .replace('line 39\n', 'line 39\nline 39b\n'),
      )
      .write('src/new.py', 'VALUE = 2\n')
      .write('src/end.py', 'VALUE = 1\nOTHER = 2\n')
      .write('src/comment.py', '# After.\nVALUE = 1\n')
      .write('src/empty.py', 'VALUE = 3\n')
      .write('src/image.png', '\0\u0002\0')
      .write('src/escape.py', 'TEXT = "\u001b[31m red"\n')
      .remove('src/gone.py')
      .move('src/old.py', 'src/moved.py')
      .move('src/name.py', 'src/title.py')
      .write('src/moved.py', `NAME = 2\n${numbered(20)}`)
      .commit('Change', { date: '2026-01-02T10:00:00Z' });
  });

  afterAll(() => {
    repository[Symbol.dispose]();
  });

  it('prints what changed since the baseline as a diff', async () => {
    const { code, out, err } = await drift(repository, ['diff', '001-doc']);
    await expect(out).toMatchFileSnapshot('golden/diff.patch');
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it('prints a patch that git can apply to the sources of the baseline', async () => {
    const { out } = await drift(repository, ['diff', '001-doc', '--all']);
    expect(out).toContain('+# After.');
    using then = repository.clone();
    then.git('checkout', '--quiet', 'HEAD~1');
    // Bytes that are no text have no lines, and control characters are not printed as they are.
    const applicable = out
      .split(/^(?=diff --git )/m)
      .filter((file) => !/image\.png|escape\.py/.test(file));
    then.write('change.patch', applicable.join(''));
    then.git('apply', 'change.patch');
    then.remove('change.patch');
    for (const file of ['src/image.png', 'src/escape.py']) {
      then.git('checkout', 'main', '--', file);
    }
    then.git('add', '--all');
    expect(then.git('diff', '--cached', '--name-status', 'main')).toBe('');
  });

  it('is coloured on a terminal and goes through the pager of git', async () => {
    const env = { GIT_PAGER: 'sed s/^/paged:/' };
    const { out } = await driftOnTerminal(repository, ['diff', '001-doc'], { env });
    expect(out).toContain('paged:\u001b[1mdiff --git a/src/empty.py');
    expect(out).toContain('paged:\u001b[32m+VALUE = 2\u001b[39m');
    const plain = await driftOnTerminal(repository, ['diff', '001-doc', '--no-pager'], {
      env: { ...env, NO_COLOR: '1' },
    });
    expect(plain.out).not.toContain('paged:');
    expect(plain.out).not.toContain('\u001b[3');
  });

  it('says so where nothing changed', async () => {
    using current = buildTechCorp();
    const { code, out, err } = await drift(current, ['diff', '001-doc']);
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toContain('No input of 2026-01-28-001-doc changed since 2026-01-28');
  });

  it('says why there is nothing to compare with', async () => {
    const pending = await drift(repository, ['diff', '002-new']);
    expect(pending).toMatchObject({ code: 2, out: '' });
    expect(pending.err).toContain('2026-01-01-002-new is not completed');
  });
});

it('prints nothing of what is in a file with the name of a secret', async () => {
  using repository = documented();
  repository.write('src/.env', 'KEY=hunter1\n').write('src/secrets/a.py', 'KEY = "hunter2"\n');
  repository.commit('Add secrets', { date: '2026-01-20T08:00:00Z' });
  const { code, out } = await drift(repository, ['diff', ID]);
  expect({ code, out }).toEqual({
    code: 0,
    out: ['src/.env', 'src/secrets/a.py']
      .map(
        (path) =>
          `diff --git a/${path} b/${path}\nnew file mode 100644\nThe content is not shown, because the name is that of a secret.\n`,
      )
      .join(''),
  });
});
