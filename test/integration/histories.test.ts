import { chmodSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../integration/engine/src/index.ts';
import { documented, documentedSpec, FILE, ID } from '../support/documented.ts';
import { isNightly } from '../support/nightly.ts';
import { analyzeRepository, commitsOf, specOf, summaryOf } from '../support/report.ts';
import { TestRepository } from '../support/repository.ts';
import { pythonModule, specText } from '../support/specs.ts';
import { template } from '../support/template.ts';

const CODE = 'src/a.py';
const LATER = { date: '2026-01-20T08:00:00Z' };

/** What happens to the code after it was documented, and what the engine has to make of it. */
interface Event {
  name: string;
  /** Whether every run tries it squashed, cloned and uncommitted as well, and not only a nightly one. */
  isTelling?: true;
  happen: (repository: TestRepository) => void;
  status: 'up-to-date' | 'drifted';
  /** As `summaryOf` writes them. */
  changes: string[];
}

/** Python on the 1st, documented on the 10th of January. */
const documentedPython = template(() => {
  const repository = documented();
  repository.git('reset', '--quiet', '--hard', 'HEAD~1');
  repository.write(CODE, pythonModule()).write('src/b.py', pythonModule({ name: 'other' }));
  repository
    .write('lib/c.py', pythonModule({ name: 'library' }))
    .write('src/logo.png', '\0\x01PNG');
  repository.write('src/notes.kt', 'fun main() {\n    print("a")\n}\n');
  repository.commit('Write Python', { date: '2026-01-02T08:00:00Z' });
  repository.write(FILE, documentedSpec()).write('docs/code.md', '# Code\n\nSee `src/a.py:1-2`.\n');
  repository.commit('Document it', { date: '2026-01-10T12:05:00Z' });
  return repository;
});

const EVENTS: Event[] = [
  { name: 'nothing', happen: () => undefined, status: 'up-to-date', changes: [] },
  {
    name: 'a semantic edit',
    happen: (repository) => {
      repository.write(CODE, pythonModule({ value: 2 })).commit('Change a value', LATER);
    },
    status: 'drifted',
    changes: ['modified src/a.py +1 -1 code'],
  },
  {
    name: 'an edit whose commit says chore',
    happen: (repository) => {
      repository.write(CODE, pythonModule({ value: 2 })).commit('chore: tidy up', LATER);
    },
    status: 'drifted',
    changes: ['modified src/a.py +1 -1 code'],
  },
  {
    name: 'an edit of whitespace',
    happen: (repository) => {
      repository.write(CODE, pythonModule({ gap: '\n\n\n' })).commit('Space it out', LATER);
    },
    status: 'up-to-date',
    changes: ['modified src/a.py +2 -0 format (no drift)'],
  },
  {
    name: 'an edit of a comment',
    isTelling: true,
    happen: (repository) => {
      repository.write(CODE, pythonModule({ comment: 'Another one.' })).commit('Explain', LATER);
    },
    status: 'up-to-date',
    changes: ['modified src/a.py +1 -1 comment (no drift)'],
  },
  {
    name: 'other line endings',
    happen: (repository) => {
      repository.write(CODE, pythonModule().replaceAll('\n', '\r\n')).commit('Use CRLF', LATER);
    },
    status: 'up-to-date',
    changes: ['modified src/a.py +7 -7 format (no drift)'],
  },
  {
    name: 'a rename inside the pattern',
    happen: (repository) => {
      repository.move(CODE, 'src/deep/z.py').commit('Move it', LATER);
    },
    status: 'up-to-date',
    changes: ['renamed src/a.py > src/deep/z.py +0 -0 (no drift)'],
  },
  {
    name: 'an executable bit',
    isTelling: true,
    happen: (repository) => {
      chmodSync(repository.path(CODE), 0o755);
      repository.commit('Make it executable', LATER);
    },
    status: 'up-to-date',
    changes: [],
  },
  {
    name: 'a rename inside the pattern, with an edit',
    happen: (repository) => {
      repository
        .remove(CODE)
        .write('src/z.py', pythonModule({ value: 2 }))
        .commit('Move it', LATER);
    },
    status: 'drifted',
    changes: ['renamed src/a.py > src/z.py +1 -1 code'],
  },
  {
    name: 'a rename inside the pattern, and an edit after it',
    happen: (repository) => {
      repository.move(CODE, 'src/z.py').commit('Move it', LATER);
      repository.write('src/z.py', pythonModule({ value: 2 }));
      repository.commit('Change a value', { date: '2026-01-21T08:00:00Z' });
    },
    status: 'drifted',
    changes: ['renamed src/a.py > src/z.py +1 -1 code'],
  },
  {
    name: 'two renames, one after the other',
    isTelling: true,
    happen: (repository) => {
      repository.move(CODE, 'lib/y.py').commit('Move it', LATER);
      repository.remove('lib/y.py').write('src/z.py', pythonModule({ value: 2 }));
      repository.commit('Move it back', { date: '2026-01-21T08:00:00Z' });
    },
    status: 'drifted',
    changes: ['renamed src/a.py > src/z.py +1 -1 code'],
  },
  {
    name: 'a rename out of the pattern',
    happen: (repository) => {
      repository.move(CODE, 'lib/a.py').commit('Move it out', LATER);
    },
    status: 'drifted',
    changes: ['renamed src/a.py > lib/a.py +0 -0'],
  },
  {
    name: 'a rename out of the pattern, with an edit',
    isTelling: true,
    happen: (repository) => {
      repository
        .remove(CODE)
        .write('lib/a.py', pythonModule({ value: 2 }))
        .commit('Move it out', LATER);
    },
    status: 'drifted',
    changes: ['renamed src/a.py > lib/a.py +1 -1 code'],
  },
  {
    name: 'a rename into the pattern',
    happen: (repository) => {
      repository.move('lib/c.py', 'src/c.py').commit('Move it in', LATER);
    },
    status: 'drifted',
    changes: ['renamed lib/c.py > src/c.py +0 -0'],
  },
  {
    name: 'a rename into the pattern, with an edit',
    isTelling: true,
    happen: (repository) => {
      repository.remove('lib/c.py').write('src/c.py', pythonModule({ name: 'library', value: 7 }));
      repository.commit('Move it in', LATER);
    },
    status: 'drifted',
    changes: ['renamed lib/c.py > src/c.py +1 -1 code'],
  },
  {
    name: 'a deletion',
    happen: (repository) => {
      repository.remove('src/b.py').commit('Remove it', LATER);
    },
    status: 'drifted',
    changes: ['deleted src/b.py +0 -7 code'],
  },
  {
    name: 'a deletion that is taken back',
    happen: (repository) => {
      repository.remove('src/b.py').commit('Remove it', LATER);
      repository.write('src/b.py', pythonModule({ name: 'other' }));
      repository.commit('Write it again', { date: '2026-01-21T08:00:00Z' });
    },
    status: 'up-to-date',
    changes: [],
  },
  {
    name: 'a deletion, and another file of the same name',
    isTelling: true,
    happen: (repository) => {
      repository.remove('src/b.py').commit('Remove it', LATER);
      repository.write('src/b.py', 'b = 1\n');
      repository.commit('Write another', { date: '2026-01-21T08:00:00Z' });
    },
    status: 'drifted',
    changes: ['modified src/b.py +1 -7 code'],
  },
  {
    name: 'a change that is taken back',
    isTelling: true,
    happen: (repository) => {
      repository.write(CODE, pythonModule({ value: 2 })).commit('Change a value', LATER);
      repository.git('revert', '--no-edit', 'HEAD');
    },
    status: 'up-to-date',
    changes: [],
  },
  {
    name: 'a new file in the pattern',
    isTelling: true,
    happen: (repository) => {
      repository.write('src/new/d.py', 'd = 1\n').commit('Add it', LATER);
    },
    status: 'drifted',
    changes: ['added src/new/d.py +1 -0 code'],
  },
  {
    name: 'a file that becomes a link',
    isTelling: true,
    happen: (repository) => {
      repository.remove(CODE);
      symlinkSync('b.py', repository.path(CODE));
      repository.commit('Link it', LATER);
    },
    status: 'drifted',
    changes: ['modified src/a.py +1 -7 code'],
  },
  {
    name: 'a text that becomes binary',
    isTelling: true,
    happen: (repository) => {
      repository.write(CODE, '\0\x01').commit('Compile it', LATER);
    },
    status: 'drifted',
    changes: ['modified src/a.py +0 -0 binary'],
  },
  {
    name: 'three branches that are merged at once',
    isTelling: true,
    happen: (repository) => {
      const here = repository.git('branch', '--show-current');
      for (const name of ['b', 'n', 'o']) {
        repository.git('switch', '--quiet', '--create', `branch-${name}`, here);
        repository.write(`src/${name}.py`, `${name} = 1\n`).commit(`Write ${name}`, LATER);
      }
      repository.git('switch', '--quiet', here);
      repository.git('merge', '--quiet', '--no-edit', 'branch-b', 'branch-n', 'branch-o');
    },
    status: 'drifted',
    changes: [
      'modified src/b.py +1 -7 code',
      'added src/n.py +1 -0 code',
      'added src/o.py +1 -0 code',
    ],
  },
  {
    name: 'a text without a grammar, with other indents',
    happen: (repository) => {
      repository.write('src/notes.kt', 'fun main() {\n        print("a")\n}\n');
      repository.commit('Indent it', LATER);
    },
    status: 'up-to-date',
    changes: ['modified src/notes.kt +1 -1 format (no drift)'],
  },
  {
    name: 'a binary file that changes',
    happen: (repository) => {
      repository.write('src/logo.png', '\0\x02PNG').commit('Draw it anew', LATER);
    },
    status: 'drifted',
    changes: ['modified src/logo.png +0 -0 binary'],
  },
];

const TELLING = EVENTS.filter(({ isTelling }) => isNightly || isTelling);

describe('a documented spec, after', () => {
  it.each(EVENTS)('$name, is $status', async ({ happen, status, changes }) => {
    using repository = documentedPython();
    happen(repository);
    const spec = specOf(await analyzeRepository(repository, { fetch: false }), ID);
    expect([spec.status, summaryOf(spec)]).toEqual([status, changes]);
  });

  it.each(TELLING)(
    '$name, squashed into one commit, is $status',
    async ({ happen, status, changes }) => {
      using repository = documentedPython();
      repository.git('switch', '--quiet', '--create', 'work');
      happen(repository);
      repository.git('switch', '--quiet', 'main');
      repository.git('merge', '--quiet', '--squash', 'work');
      repository.commit('Squash', { date: '2026-01-25T08:00:00Z', author: 'Bot' });
      repository.git('branch', '--quiet', '-D', 'work');
      const spec = specOf(await analyzeRepository(repository, { fetch: false }), ID);
      expect([spec.status, summaryOf(spec)]).toEqual([status, changes]);
    },
  );

  it.each(TELLING)(
    '$name, in a clone of depth 1, is $status',
    async ({ happen, status, changes }) => {
      using repository = documentedPython();
      happen(repository);
      repository
        .write('README.md', 'Read me\n')
        .commit('Say hello', { date: '2026-01-26T08:00:00Z' });
      using clone = repository.clone(1);
      const unaided = specOf(await analyzeRepository(clone, { fetch: false }), ID);
      expect(unaided.status).toBe('unknown');
      const spec = specOf(await analyzeRepository(clone), ID);
      expect([spec.status, summaryOf(spec)]).toEqual([status, changes]);
      expect(specOf(await analyzeRepository(clone, { fetch: false }), ID)).toEqual(spec);
    },
  );

  it.each(TELLING)('$name, not committed, is $status', async ({ happen, status, changes }) => {
    using repository = documentedPython();
    const documentation = repository.git('rev-parse', 'HEAD');
    happen(repository);
    repository.git('reset', '--quiet', '--soft', documentation);
    const staged = specOf(await analyzeRepository(repository), ID);
    expect([staged.status, summaryOf(staged)]).toEqual([status, changes]);
    repository.git('reset', '--quiet');
    const unstaged = specOf(await analyzeRepository(repository), ID);
    expect(summaryOf(unstaged)).toEqual(changes);
  });
});

/** The spec as the whole repository shows it; a clone of depth 1 has to show the same. */
async function specIn(repository: TestRepository): Promise<Report['specs'][number]> {
  const spec = specOf(await analyzeRepository(repository), ID);
  if (repository.git('status', '--porcelain') === '') {
    using clone = repository.clone(1);
    expect(specOf(await analyzeRepository(clone), ID)).toEqual(spec);
  }
  return spec;
}

describe('a history in which documentation', () => {
  it('and code were squashed into one commit is up to date, until the next change', async () => {
    using repository = TestRepository.init();
    repository.write('README.md', 'x\n').commit('Start', { date: '2026-01-01T08:00:00Z' });
    repository.git('switch', '--quiet', '--create', 'work');
    repository.write(CODE, pythonModule()).commit('Write it', { date: '2026-01-05T08:00:00Z' });
    repository.write(FILE, documentedSpec()).write('docs/code.md', '# Code\n');
    repository.commit('Document it', { date: '2026-01-10T12:05:00Z' });
    repository.git('switch', '--quiet', 'main');
    repository.git('merge', '--quiet', '--squash', 'work');
    repository.commit('Squash', { date: '2026-01-11T08:00:00Z' });
    repository.git('branch', '--quiet', '-D', 'work');
    expect((await specIn(repository)).status).toBe('up-to-date');
    repository.write(CODE, pythonModule({ value: 2 })).commit('Change it', LATER);
    expect(summaryOf(await specIn(repository))).toEqual(['modified src/a.py +1 -1 code']);
  });

  it('was rebased over a code change that its author did not see', async () => {
    using repository = TestRepository.init();
    repository.write(CODE, pythonModule()).commit('Write it', { date: '2026-01-01T08:00:00Z' });
    repository.git('switch', '--quiet', '--create', 'documentation');
    repository.write(FILE, documentedSpec()).write('docs/code.md', '# Code\n');
    repository.commit('Document it', { date: '2026-01-10T12:05:00Z' });
    repository.git('switch', '--quiet', 'main');
    repository.write(CODE, pythonModule({ value: 2 })).commit('Change it', {
      date: '2026-01-11T08:00:00Z',
    });
    repository.git('switch', '--quiet', 'documentation');
    repository.git('rebase', '--quiet', 'main');
    expect(summaryOf(await specIn(repository))).toEqual(['modified src/a.py +1 -1 code']);
  });

  it('was followed by a merge that resolves a conflict in a tracked file', async () => {
    using repository = documentedPython();
    repository.git('switch', '--quiet', '--create', 'feature', 'HEAD~1');
    repository.write(CODE, pythonModule({ value: 3 })).commit('Theirs', {
      date: '2026-01-03T08:00:00Z',
    });
    repository.git('switch', '--quiet', 'main');
    repository.write(CODE, pythonModule({ value: 2 })).commit('Ours', LATER);
    expect(() => repository.merge('feature', { date: '2026-01-21T08:00:00Z' })).toThrow();
    repository.write(CODE, pythonModule({ value: 5 }));
    const merge = repository.commit('Merge', { date: '2026-01-21T08:00:00Z' });
    const report = await analyzeRepository(repository);
    const spec = specOf(report, ID);
    expect(summaryOf(spec)).toEqual(['modified src/a.py +1 -1 code']);
    expect(commitsOf(report, spec.changes[0])[0]?.oid).toBe(merge);
  });

  it('was followed by a file that only a merge created', async () => {
    using repository = documentedPython();
    repository.git('switch', '--quiet', '--create', 'feature', 'HEAD~1');
    repository.write('README.md', 'x\n').commit('Theirs', { date: '2026-01-03T08:00:00Z' });
    repository.git('switch', '--quiet', 'main');
    repository.git('merge', '--quiet', '--no-ff', '--no-commit', 'feature');
    repository.write('src/merged.py', 'merged = True\n');
    const merge = repository.commit('Merge', LATER);
    const report = await analyzeRepository(repository);
    const spec = specOf(report, ID);
    expect(summaryOf(spec)).toEqual(['added src/merged.py +1 -0 code']);
    expect(commitsOf(report, spec.changes[0]).map(({ oid }) => oid)).toEqual([merge]);
  });

  it('was force-pushed, and its commit is gone', async () => {
    using origin = documentedPython();
    using clone = origin.clone();
    origin.write(CODE, pythonModule({ value: 2 })).commit('Change it', LATER);
    const lost = origin.git('rev-parse', 'HEAD~1');
    origin.git('reset', '--quiet', '--soft', 'HEAD~2');
    origin.git('reset', '--quiet', 'src');
    origin.git('checkout', '--quiet', '--', 'src');
    const rewritten = origin.commit('Document it, anew', { date: '2026-01-12T08:00:00Z' });
    origin.write(CODE, pythonModule({ value: 2 })).commit('Change it', LATER);
    clone.git('fetch', '--quiet', '--force', 'origin', 'main');
    clone.git('reset', '--quiet', '--hard', 'FETCH_HEAD');
    clone.git('reflog', 'expire', '--expire=now', '--all');
    clone.git('gc', '--quiet', '--prune=now');
    expect(() => clone.git('cat-file', '-e', lost)).toThrow();
    const spec = specOf(await analyzeRepository(clone), ID);
    expect(spec.baseline.commit).toBe(rewritten);
    expect(summaryOf(spec)).toEqual(['modified src/a.py +1 -1 code']);
  });

  it('has committer dates that run backwards', async () => {
    using repository = TestRepository.init();
    repository.write(CODE, pythonModule());
    repository.commit('Write it', {
      date: '2026-01-01T08:00:00Z',
      committed: '2026-03-01T08:00:00Z',
    });
    repository.write(FILE, documentedSpec()).write('docs/code.md', '# Code\n');
    const documentation = repository.commit('Document it', {
      date: '2026-01-10T12:05:00Z',
      committed: '2026-01-05T08:00:00Z',
    });
    repository.write(CODE, pythonModule({ value: 2 }));
    repository.commit('Change it', {
      date: '2026-01-12T08:00:00Z',
      committed: '2025-12-01T08:00:00Z',
    });
    repository.write('README.md', 'x\n').commit('Say hello', { date: '2026-01-06T08:00:00Z' });
    const spec = await specIn(repository);
    expect(spec.baseline.commit).toBe(documentation);
    expect(summaryOf(spec)).toEqual(['modified src/a.py +1 -1 code']);
  });

  it('has committer dates by which a later edit of the spec is the older one', async () => {
    using repository = documentedPython();
    repository.git('reset', '--quiet', '--soft', 'HEAD~1');
    const documentation = repository.commit('Document it', {
      date: '2026-01-10T12:05:00Z',
      committed: '2026-03-01T08:00:00Z',
    });
    repository.git('switch', '--quiet', '--create', 'work');
    repository.write('.chant/specs/2026-01-11-001-new.md', '---\nstatus: pending\n---\n');
    repository.write(FILE, documentedSpec({ schedule: 'weekly' }));
    repository.write(CODE, pythonModule({ value: 2 })).commit('Change it, and plan', LATER);
    repository.git('switch', '--quiet', 'main');
    repository.write(FILE, `${documentedSpec()}\nMore.\n`);
    repository.commit('Say more', { date: '2026-01-21T08:00:00Z' });
    repository.merge('work', { date: '2026-01-22T08:00:00Z' });
    const spec = await specIn(repository);
    expect(spec.baseline.commit).toBe(documentation);
    expect(summaryOf(spec)).toEqual(['modified src/a.py +1 -1 code']);
  });

  it.each([
    [
      'in the archive',
      (repository: TestRepository) => {
        repository.move(FILE, `.chant/archive/2026-01/${ID}.md`).commit('Archive', LATER);
      },
    ],
    [
      'moved between two archives',
      (repository: TestRepository) => {
        repository.move(FILE, `.chant/archive/2026-01/${ID}.md`).commit('Archive', LATER);
        repository.move(`.chant/archive/2026-01`, `.chant/archive/old`).commit('Tidy', LATER);
      },
    ],
  ])('is %s', async (_, archive) => {
    using repository = documentedPython();
    const documentation = repository.git('rev-parse', 'HEAD');
    repository.write(CODE, pythonModule({ value: 2 })).commit('Change it', LATER);
    archive(repository);
    const spec = await specIn(repository);
    expect(spec.baseline.commit).toBe(documentation);
    expect(summaryOf(spec)).toEqual(['modified src/a.py +1 -1 code']);
  });

  it('is completed, and not committed yet', async () => {
    using repository = documentedPython();
    repository.write(CODE, pythonModule({ value: 2 }));
    repository.write(FILE, documentedSpec({ completed_at: '2026-01-22T08:00:00Z' }));
    const spec = await specIn(repository);
    expect([spec.status, spec.baseline.from]).toEqual(['up-to-date', 'working-tree']);
  });

  it('was committed after code that is newer than the completion', async () => {
    using repository = TestRepository.init();
    repository.write(CODE, pythonModule()).commit('Write it', { date: '2026-01-01T08:00:00Z' });
    repository.write(CODE, pythonModule({ value: 2 })).commit('Change it', {
      date: '2026-01-11T08:00:00Z',
    });
    repository.write(FILE, documentedSpec()).write('docs/code.md', '# Code\n');
    repository.commit('Document it', { date: '2026-01-12T08:00:00Z' });
    expect(summaryOf(await specIn(repository))).toEqual(['modified src/a.py +1 -1 code']);
  });

  it('has no time, but `commits`', async () => {
    using repository = TestRepository.init();
    repository.write(CODE, pythonModule());
    const written = repository.commit('Write it', { date: '2026-01-01T08:00:00Z' });
    repository.write(CODE, pythonModule({ value: 2 })).commit('Change it', {
      date: '2026-01-05T08:00:00Z',
    });
    const untimed = { tracks: ['src/**'], target_files: ['docs/code.md'] };
    repository.write(FILE, specText({ ...untimed, commits: [written.slice(0, 7), 'fffffff'] }));
    repository.write('docs/code.md', '# Code\n').commit('Document it', LATER);
    const named = await specIn(repository);
    expect(named.baseline).toMatchObject({ from: 'named-commit', commit: written });
    expect(summaryOf(named)).toEqual(['modified src/a.py +1 -1 code']);
    repository.write(FILE, specText(untimed)).commit('Name none', LATER);
    const unnamed = await specIn(repository);
    expect([unnamed.status, unnamed.baseline.from]).toEqual(['up-to-date', 'status-commit']);
  });

  it('was followed by a commit that is listed in .git-blame-ignore-revs', async () => {
    using repository = documentedPython();
    repository.write(CODE, pythonModule({ value: '1 + 0' }));
    const bulk = repository.commit('Reformat everything', LATER);
    const before = await specIn(repository);
    expect(before.status).toBe('drifted');
    const option = await analyzeRepository(repository, { ignoreRevs: [bulk.slice(0, 10)] });
    expect(summaryOf(specOf(option, ID))).toEqual(['modified src/a.py +1 -1 code (no drift)']);
    repository.write('.git-blame-ignore-revs', `# Formatting\n${bulk} # all of it\n`);
    const ignored = await specIn(repository);
    expect([ignored.status, ignored.changes[0]?.ignored]).toEqual(['up-to-date', true]);
    repository.write(CODE, pythonModule({ value: '2 + 0' })).commit('Change it', LATER);
    expect((await specIn(repository)).status).toBe('drifted');
    repository.write(CODE, pythonModule({ value: '1 + 0' })).commit('Change it back', LATER);
    expect((await specIn(repository)).status).toBe('up-to-date');
  });

  it('tracks files with odd names', async () => {
    const names = [
      'src/with space.py',
      `src/"double" and 'single'.py`,
      'src/line\nbreak.py',
      'src/line\nbreak/inside.py',
      'src/caf\u00e9.py',
      'src/cafe\u0301.py',
      'src/-rf.py',
      'src/tab\tbed.py',
      'src/back\\slash.py',
      'src/[id].py',
      'src/(group)/$dollar.py',
      'src/:(top)magic.py',
    ];
    using repository = documentedPython();
    for (const name of names) repository.write(name, 'a = 1\n');
    repository.write(FILE, documentedSpec({ replayed_at: '2026-01-11T08:00:00Z' }));
    repository.commit('Document it again', { date: '2026-01-11T08:01:00Z' });
    for (const name of names) repository.write(name, 'a = 2\n');
    const expected = names.map((name) => `modified ${name} +1 -1 code`).sort();
    const uncommitted = await specIn(repository);
    expect(summaryOf(uncommitted).sort()).toEqual(expected);
    repository.commit('Change all', LATER);
    const committed = await specIn(repository);
    expect(summaryOf(committed).sort()).toEqual(expected);
    expect(committed.changes.every(({ commits }) => commits.length === 1)).toBe(true);
  });

  it('is in a repository with SHA-256 ids', async () => {
    using repository = new TestRepository();
    repository.git('init', '--quiet', '--initial-branch=main', '--object-format=sha256');
    repository.write(CODE, pythonModule()).commit('Write it', { date: '2026-01-01T08:00:00Z' });
    repository.write(FILE, documentedSpec()).write('docs/code.md', '# Code\n');
    repository.commit('Document it', { date: '2026-01-10T12:05:00Z' });
    repository.write(CODE, pythonModule({ value: 2 })).commit('Change it', LATER);
    repository.write('src/new.py', 'n = 1\n');
    const spec = await specIn(repository);
    expect(spec.baseline.commit).toHaveLength(64);
    expect(summaryOf(spec)).toEqual([
      'modified src/a.py +1 -1 code',
      'added src/new.py +1 -0 code',
    ]);
  });

  it('is analyzed in a linked worktree', async () => {
    using repository = documentedPython();
    repository.write(CODE, pythonModule({ value: 2 })).commit('Change it', LATER);
    using worktree = new TestRepository();
    repository.git('worktree', 'add', '--quiet', '-b', 'side', worktree.path('tree'));
    using side = new TestRepository(worktree.path('tree'));
    side.write('src/b.py', pythonModule({ name: 'other', value: 9 }));
    expect(summaryOf(specOf(await analyzeRepository(side), ID))).toEqual([
      'modified src/a.py +1 -1 code',
      'modified src/b.py +1 -1 code',
    ]);
  });
});
