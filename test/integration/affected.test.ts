import { describe, expect, it } from 'vitest';
import {
  type Affected,
  type AffectedOptions,
  findAffected,
  DriftError,
} from '../../integration/engine/src/index.ts';
import { TestRepository } from '../support/repository.ts';
import { numbered, specText } from '../support/specs.ts';
import { template } from '../support/template.ts';

const AUTH = '2026-01-10-001-auth';
const DOWN = '2026-01-10-002-down';
const LAST = '2026-01-10-003-last';

/** Two specs, one built on the other, one built on that, and a page; all documented on the 10th. */
const project = template(() => {
  const repository = TestRepository.init();
  const spec = (id: string, fields: Parameters<typeof specText>[0]): void => {
    const completed_at = '2026-01-10T12:00:00Z';
    repository.write(`.chant/specs/${id}.md`, specText({ completed_at, ...fields }, `About ${id}`));
  };
  repository.write('src/auth/a.py', numbered(20)).write('src/auth/b.py', numbered(9, 'word'));
  repository.write('data/rows.csv', 'a,b\n1,2\n').write('README.md', 'Read me\n');
  spec(AUTH, {
    tracks: ['src/auth/**', '!src/auth/*_test.py'],
    origin: ['data'],
    target_files: ['docs/auth.md'],
  });
  spec(DOWN, { depends_on: [AUTH], tracks: ['README.md'], target_files: ['docs/down.md'] });
  spec(LAST, { informed_by: ['docs/down.md'], target_files: ['docs/last.md'] });
  repository.write(
    'docs/auth.md',
    '# Auth\n\n`src/auth/a.py`\n\n## Lines\n\n`src/auth/a.py:3-4` `src/auth/a.py:10-12`\n\n`src/auth/b.py:2`\n',
  );
  repository.write('docs/down.md', '`README.md:1`\n').write('docs/last.md', '# Last\n');
  repository.write('docs/page.md', '---\ntracks: [src/auth/b.py]\n---\n\n# Page\n');
  repository.commit('Document it', { date: '2026-01-10T12:05:00Z' });
  return repository;
});

async function affected(
  repository: TestRepository,
  options: Omit<AffectedOptions, 'root'>,
): Promise<Affected> {
  return findAffected({ root: repository.root, ...options });
}

const inputsOf = ({ specs }: Affected): string[] =>
  specs.flatMap(({ id, inputs }) =>
    inputs.map(({ role, pattern, path }) => `${id} ${role} ${pattern} ${path}`),
  );

const citationsOf = ({ documents }: Affected): string[] =>
  documents.flatMap(({ file, citations }) =>
    citations.map(
      ({ line, section, text, state, touched }) =>
        `${file}:${line} ${section?.slug ?? '-'} ${text} ${state} ${String(touched)}`,
    ),
  );

describe('what a path affects', () => {
  it('is the specs with it as an input, by role and pattern, its citations, and what builds on these', async () => {
    using repository = project();
    const found = await affected(repository, { paths: ['src/auth/a.py'] });
    expect(found).toMatchObject({ since: null, paths: ['src/auth/a.py'] });
    expect(found.specs).toEqual([
      {
        id: AUTH,
        title: `About ${AUTH}`,
        file: `.chant/specs/${AUTH}.md`,
        status: 'up-to-date',
        inputs: [{ path: 'src/auth/a.py', role: 'tracks', pattern: 'src/auth/**' }],
      },
    ]);
    expect(citationsOf(found)).toEqual([
      'docs/auth.md:3 auth src/auth/a.py ok null',
      'docs/auth.md:7 lines src/auth/a.py:3-4 ok null',
      'docs/auth.md:7 lines src/auth/a.py:10-12 ok null',
    ]);
    expect(found.downstream.map(({ id, through }) => [id, through])).toEqual([
      [DOWN, [AUTH]],
      [LAST, [DOWN, AUTH]],
    ]);
  });

  it('is found for a folder, the whole repository, and a path that is not normalized', async () => {
    using repository = project();
    const folder = await affected(repository, { paths: ['./src//auth/../auth/', 'data'] });
    expect(folder.paths).toEqual(['data', 'src/auth']);
    expect(inputsOf(folder)).toEqual([
      `${AUTH} origin data data/rows.csv`,
      `${AUTH} tracks src/auth/** src/auth/a.py`,
      `${AUTH} tracks src/auth/** src/auth/b.py`,
      'docs/page.md tracks src/auth/b.py src/auth/b.py',
    ]);
    const all = await affected(repository, { paths: ['.'] });
    expect(all.specs).toHaveLength(4);
    expect([all.documents.length, all.downstream]).toEqual([2, []]);
  });

  it('is found for a file that was deleted, or does not exist yet', async () => {
    using repository = project();
    repository.remove('src/auth/b.py');
    const gone = await affected(repository, { paths: ['src/auth/b.py'] });
    expect(inputsOf(gone)).toHaveLength(2);
    expect(citationsOf(gone)).toEqual(['docs/auth.md:9 lines src/auth/b.py:2 deleted null']);
    const paths = ['src/auth/new/c.py', 'src/auth/c_test.py', 'data/more.csv', 'lib/x.py'];
    expect(inputsOf(await affected(repository, { paths }))).toEqual([
      `${AUTH} origin data data/more.csv`,
      `${AUTH} tracks src/auth/** src/auth/new/c.py`,
    ]);
  });

  it('is nothing for other files, and refused for a path outside of the repository', async () => {
    using repository = project();
    const nothing = {
      schemaVersion: 1,
      since: null,
      paths: ['docs/last.md'],
      specs: [],
      documents: [],
    };
    expect(await affected(repository, { paths: ['docs/last.md'] })).toEqual({
      ...nothing,
      downstream: [],
    });
    for (const path of ['../secret', '/etc/passwd']) {
      await expect(affected(repository, { paths: [path] })).rejects.toThrow(DriftError);
    }
    repository.remove('.git');
    await expect(affected(repository, { paths: ['src'] })).rejects.toThrow(
      'Nothing is known of these files, because this folder is not inside a git repository.',
    );
  });

  it('is found by the old and the new name of a renamed file', async () => {
    using repository = project();
    repository.move('src/auth/b.py', 'lib/b.py');
    repository.commit('Move it', { date: '2026-01-20T08:00:00Z' });
    const cited = ['docs/auth.md:9 lines src/auth/b.py:2 moved null'];
    expect(citationsOf(await affected(repository, { paths: ['lib/b.py'] }))).toEqual(cited);
    expect(citationsOf(await affected(repository, { paths: ['src/auth/b.py'] }))).toEqual(cited);
  });
});

describe('what the changes since a commit affect', () => {
  it('tells which citations have lines that changed since, whatever changed before', async () => {
    using repository = project();
    repository.write('src/auth/a.py', numbered(20).replace('line 3\n', 'three\n'));
    const before = repository.commit('Change it', { date: '2026-01-20T08:00:00Z' });
    repository.write(
      'src/auth/a.py',
      `new\n${numbered(20).replace('line 3\n', 'three\n').replace('line 11\n', '')}`,
    );
    repository.remove('data/rows.csv').write('docs/notes.txt', 'Not tracked\n');
    const found = await affected(repository, { since: 'HEAD' });
    expect(found.since).toEqual({ ref: 'HEAD', commit: before });
    expect(found.paths).toEqual(['data/rows.csv', 'docs/notes.txt', 'src/auth/a.py']);
    expect(inputsOf(found)).toEqual([
      `${AUTH} origin data data/rows.csv`,
      `${AUTH} tracks src/auth/** src/auth/a.py`,
    ]);
    expect(citationsOf(found)).toEqual([
      'docs/auth.md:3 auth src/auth/a.py ok true',
      'docs/auth.md:7 lines src/auth/a.py:3-4 changed false',
      'docs/auth.md:7 lines src/auth/a.py:10-12 changed true',
    ]);
    expect(await affected(repository, { since: 'HEAD', committed: true })).toMatchObject({
      paths: [],
      specs: [],
      documents: [],
    });
  });

  it('is counted from the merge base, together with paths that are given', async () => {
    using repository = project();
    repository.git('switch', '--quiet', '--create', 'topic');
    repository.write('src/auth/b.py', 'x\n');
    repository.commit('Change it', { date: '2026-01-20T08:00:00Z' });
    repository.git('switch', '--quiet', 'main');
    repository.write('src/auth/a.py', 'x\n');
    repository.commit('Change another', { date: '2026-01-21T08:00:00Z' });
    repository.git('switch', '--quiet', 'topic');
    const found = await affected(repository, { since: 'main', paths: ['README.md'] });
    expect(found.paths).toEqual(['README.md', 'src/auth/b.py']);
    expect(found.specs.map(({ id }) => id)).toEqual([AUTH, DOWN, 'docs/page.md']);
    expect(citationsOf(found)).toEqual([
      'docs/auth.md:9 lines src/auth/b.py:2 changed true',
      'docs/down.md:1 - README.md:1 ok false',
    ]);
    expect(found.downstream.map(({ id }) => id)).toEqual([LAST]);
    await expect(affected(repository, { since: 'nowhere' })).rejects.toThrow(
      '`since`: There is no',
    );
  });
});
