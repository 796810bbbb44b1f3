import { chmodSync, existsSync, symlinkSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { analyze } from '../../integration/engine/src/index.ts';
import { GitShim } from '../support/git-shim.ts';
import { analyzeRepository, changesOf, findingsOf, specOf } from '../support/report.ts';
import { TestRepository } from '../support/repository.ts';
import { numbered, specText } from '../support/specs.ts';
import { template } from '../support/template.ts';

const ID = '2026-01-10-001-doc';
const FILE = `.chant/specs/${ID}.md`;
const DATE = { date: '2026-01-10T12:05:00Z' };
/** For pages that name nothing of what changes. */
const FROM_INTERNAL = { drift: ['warn', { impact: 'internal' }] } as const;

const spec = (fields: Parameters<typeof specText>[0] = {}): string =>
  specText({
    completed_at: '2026-01-10T12:00:00Z',
    tracks: ['src/**'],
    target_files: ['docs/code.md'],
    ...fields,
  });

const documented = template((fields?: Parameters<typeof specText>[0], document?: string) => {
  const repository = TestRepository.init();
  repository.write('src/a.py', numbered(95)).write(FILE, spec(fields));
  repository.write('docs/code.md', document ?? '# Code\n');
  repository.commit('Everything', DATE);
  return repository;
});

const environment = { ...process.env };

afterEach(() => {
  process.env = { ...environment };
});

describe('a folder that cannot be analyzed', () => {
  it('is on a machine without git', async () => {
    using repository = documented();
    using empty = new TestRepository();
    process.env['PATH'] = empty.root;
    const report = await analyzeRepository(repository);
    expect(specOf(report, ID).status).toBe('unknown');
    expect(report.repository.problem?.reason).toBe('git was not found on this machine');
    expect(findingsOf(report)).toEqual(['warn unknown-baseline .']);
  });

  it('is no git repository', async () => {
    using repository = documented();
    repository.remove('.git');
    const report = await analyzeRepository(repository);
    expect(report.summary).toMatchObject({
      specs: { total: 1, unknown: 1 },
      errors: 0,
      warnings: 1,
    });
    expect(report.findings[0]?.message).toContain('not inside a git repository');
    expect(report.findings[0]?.help).toContain('.git');
  });

  it('is a repository without commits', async () => {
    using repository = TestRepository.init();
    repository.write('src/a.py', 'a\n').write(FILE, spec()).write('docs/code.md', '# Code\n');
    const report = await analyzeRepository(repository);
    expect(specOf(report, ID)).toMatchObject({ status: 'unknown', inputCount: 1 });
    expect(report.findings[0]?.message).toContain('the repository has no commits yet');
  });

  it('belongs to another user, which git refuses', async () => {
    using repository = documented();
    using container = new GitShim({ GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' });
    const report = await analyzeRepository(repository);
    expect(report.findings[0]?.help).toContain('git config --global --add safe.directory');
    expect(JSON.stringify(report)).not.toContain(repository.root);
    expect(container.calls).toHaveLength(1);
  });

  it('is a repository in which git fails', async () => {
    using repository = documented();
    repository.write('.git/index', 'broken');
    const report = await analyzeRepository(repository);
    expect(specOf(report, ID)).toMatchObject({ status: 'unknown', changes: [] });
    expect(findingsOf(report)).toEqual(['warn unknown-baseline .']);
    expect(report.findings[0]?.message).toContain('git failed: .git/index: index file');
    expect(report.findings[0]?.help).toContain('git status');
  });

  it('has no specs at all', async () => {
    using repository = TestRepository.init();
    repository.write('README.md', 'x\n');
    repository.commit('Start', DATE);
    expect(findingsOf(await analyzeRepository(repository))).toEqual(['warn invalid-spec .:1']);
  });

  it('has no folder of a name in `specs`', async () => {
    using repository = documented();
    const specs = ['.chant/specs', 'nowhere/specs', 'README.md'];
    const report = await analyzeRepository(repository, { specs });
    expect(findingsOf(report)).toEqual([
      'warn invalid-spec README.md:1',
      'warn invalid-spec nowhere/specs:1',
    ]);
    expect(report.findings[1]?.message).toContain('`specs` names it');
    expect(specOf(report, ID).status).toBe('up-to-date');
  });
});

describe('a spec with a mistake', () => {
  it('has a pattern that never matched a file', async () => {
    using repository = documented({ tracks: ['src/**', 'lib/**/*.py'] });
    const report = await analyzeRepository(repository);
    expect(findingsOf(report)).toEqual([`error empty-input ${FILE}:5`]);
    expect(report.findings[0]?.message).toContain('`tracks: lib/**/*.py`');
  });

  it('has a pattern that matched files at the baseline only', async () => {
    using repository = documented({ tracks: ['src/*.py'] });
    repository.remove('src');
    const report = await analyzeRepository(repository, { rules: FROM_INTERNAL });
    expect(findingsOf(report)).toEqual(['warn drift docs/code.md:1']);
    expect(changesOf(report, ID)).toEqual(['deleted src/a.py +0 -95']);
  });

  it('names a document that does not exist', async () => {
    using repository = documented({ target_files: ['docs/code.md', 'docs/gone.md'] });
    const report = await analyzeRepository(repository);
    expect(findingsOf(report)).toEqual([`error missing-document ${FILE}`]);
    expect(report.findings[0]?.message).toContain('docs/gone.md does not exist');
  });

  it('has a document that cites a missing file, and a line behind the end of one', async () => {
    using repository = documented(
      {},
      '# Code\n\n`src/b.py:3`\n\nand `src/a.py:900`, `src/a.py:95`\n',
    );
    const report = await analyzeRepository(repository);
    expect(findingsOf(report)).toEqual([
      'error broken-citation docs/code.md:3',
      'error broken-citation docs/code.md:5',
    ]);
    expect(report.findings.map(({ message }) => message)).toEqual([
      'docs/code.md:3 cites `src/b.py:3`, but there is no file src/b.py',
      'docs/code.md:5 cites `src/a.py:900`, but src/a.py does not have that many lines',
    ]);
  });

  it('has broken YAML, which leaves the other specs alone', async () => {
    using repository = documented();
    repository.write(
      '.chant/specs/broken.md',
      '---\nstatus: completed\ntracks: [src/**\n---\n\n# X\n',
    );
    repository.commit('Break it', DATE);
    const report = await analyzeRepository(repository);
    expect(findingsOf(report)).toEqual(['error invalid-spec .chant/specs/broken.md:4']);
    expect(specOf(report, ID).status).toBe('up-to-date');
  });

  it('has the id of another spec, which is analyzed as if it were alone', async () => {
    using repository = TestRepository.init();
    const untimed = (status: string): string =>
      specText({ status, tracks: ['src/**'], target_files: ['docs/code.md'] });
    repository.write('src/a.py', numbered(95)).write('docs/code.md', '# Code\n');
    repository.write(FILE, untimed('completed'));
    const completed = repository.commit('Document it', DATE);
    repository.write('src/a.py', 'changed\n').commit('Change it', DATE);
    const others = [`.chant/archive/old/${ID}.md`, `.chant/specs/more/${ID}.md`];
    for (const [index, other] of others.entries()) {
      repository.write(other, untimed(['pending', 'completed'][index] ?? ''));
      repository.commit('Copy it', DATE);
    }
    const report = await analyzeRepository(repository, { rules: FROM_INTERNAL });
    expect(specOf(report, ID)).toMatchObject({
      file: FILE,
      status: 'drifted',
      baseline: { commit: completed },
    });
    expect(findingsOf(report)).toEqual([
      ...others.map((other) => `error invalid-spec ${other}:1`),
      'warn drift docs/code.md:1',
    ]);
    expect(report.findings[0]?.message).toContain(`has the same id as ${FILE}, which is used`);
  });

  it('has frontmatter that is a program, which never runs', async () => {
    using repository = documented();
    const program = (language: string): string =>
      `---${language}\n{ status: (globalThis.__ran = true, 'completed'), tracks: ['src/**'] }\n---\n`;
    // These are there only in history, where completions are looked for.
    for (const language of ['js', '\u00a0js', '\u2028javascript', '\rjs']) {
      repository.write(FILE, program(language)).commit('Write a program', DATE);
    }
    repository.write(FILE, spec()).commit('Write it as it was', DATE);
    repository.write('.chant/specs/js.md', program('js'));
    repository.write('.chant/specs/blank.md', program('\u00a0js'));
    repository.write('.chant/specs/carriage.md', program('\rjavascript'));
    repository.write('.chant/specs/coffee.md', program('coffee'));
    repository.write('docs/page.md', program('\vjs').replace('{', '\n/*\ntracks:\n*/{'));
    repository.write('docs/json.md', '---json\n{\n  "tracks": ["src/**"]\n}\n---\n');
    repository.write('docs/toml.md', '+++\ntracks = ["src/**"]\n+++\n\n# Page\n');
    const about = '+++\ntitle = "About"\n+++\n\n```\ntracks: [src/**]\n```\n';
    repository.write('docs/about.md', about);
    const report = await analyzeRepository(repository);
    expect(globalThis).not.toHaveProperty('__ran');
    expect(findingsOf(report)).toEqual([
      'error invalid-spec .chant/specs/blank.md:1',
      'error invalid-spec .chant/specs/carriage.md:1',
      'error invalid-spec .chant/specs/coffee.md:1',
      'error invalid-spec .chant/specs/js.md:1',
      'error invalid-spec docs/json.md:1',
      'error invalid-spec docs/page.md:1',
    ]);
    // TOML is data, as YAML is.
    expect(specOf(report, 'docs/toml.md').status).toBe('up-to-date');
    expect(specOf(report, ID).status).toBe('up-to-date');
  });

  it.each(['["!src/a.py"]', '{ src: a }', '[[src]]'])(
    'is invalid with `tracks: %s`, as is a page',
    async (written) => {
      using repository = documented();
      repository.write(
        FILE,
        spec({ tracks: undefined }).replace('---\n', `---\ntracks: ${written}\n`),
      );
      repository.write('docs/page.md', `---\ntracks: ${written}\n---\n\n# Page\n`);
      repository.commit('Write it', DATE);
      const report = await analyzeRepository(repository);
      expect(findingsOf(report)).toEqual([
        `error invalid-spec ${FILE}:2`,
        'error invalid-spec docs/page.md:2',
      ]);
      expect(report.findings.every(({ message }) => message.includes('`tracks`'))).toBe(true);
    },
  );

  it('has a date that does not exist', async () => {
    using repository = documented({ completed_at: '2026-02-30T00:30:00Z' });
    repository.write('docs/page.md', '---\ntracks: src\nreviewed: 2026-02-30\n---\n\n# Page\n');
    repository.write('docs/list.md', '---\ntracks: src\nreviewed: [2026-01-01]\n---\n\n# Page\n');
    repository.commit('Write it', DATE);
    const report = await analyzeRepository(repository);
    expect(findingsOf(report)).toEqual([
      `warn invalid-spec ${FILE}:4`,
      'warn invalid-spec docs/list.md:3',
      'warn unknown-baseline docs/page.md',
    ]);
    expect(report.findings[2]?.message).toContain('reviewed: 2026-02-30 is neither a date');
  });

  it('may have a path with .. that stays in the repository', async () => {
    using repository = documented({ tracks: ['src/../src/a.py'] });
    repository.write('src/a.py', 'changed\n');
    const report = await analyzeRepository(repository, { rules: FROM_INTERNAL });
    expect(findingsOf(report)).toEqual(['warn drift docs/code.md:1']);
  });

  it('gets a warning for an unknown type', async () => {
    using repository = documented({ type: 'docs' });
    expect(findingsOf(await analyzeRepository(repository))).toEqual([
      `warn invalid-spec ${FILE}:2`,
    ]);
  });

  it('gets a warning for an unknown status, an unreadable time, and no sources', async () => {
    using repository = documented({
      tracks: undefined,
      completed_at: 'yesterday',
      status: 'Completed',
    });
    const { findings } = await analyzeRepository(repository);
    expect(findings.map(({ message }) => message)).toEqual([
      `${FILE}: \`status: Completed\` is not a status that chant knows (pending, in_progress, paused, completed, failed, needs_attention, ready, blocked, cancelled)`,
      `${FILE}: \`completed_at: yesterday\` is not a time`,
    ]);
    repository.write(FILE, spec({ tracks: undefined }));
    expect((await analyzeRepository(repository)).findings[0]?.message).toContain(
      'names no sources in tracks, origin, informed_by',
    );
  });

  it('may override a rule for itself', async () => {
    using repository = documented({ rules: { drift: ['error', { impact: 'internal' }] } });
    repository.write('src/a.py', 'changed\n');
    expect(findingsOf(await analyzeRepository(repository, { rules: { drift: 'off' } }))).toEqual([
      'error drift docs/code.md:1',
    ]);
    repository.write(FILE, spec({ rules: { drift: ['error', { impact: 'big' }] } }));
    const { findings } = await analyzeRepository(repository);
    expect(findings.map(({ message }) => message)).toEqual([
      `${FILE}: \`rules: drift\`: \`impact\` has to be one of internal, public, named, cited, broken`,
    ]);
  });

  it('may grant itself time after a change', async () => {
    const drift = ['error', { impact: 'internal', after: '30d' }];
    using repository = documented({ rules: { drift } });
    repository.write('src/a.py', 'changed\n');
    repository.commit('Change it', { date: '2026-02-01T09:00:00Z' });
    const foundOn = async (day: string): Promise<string[]> =>
      findingsOf(await analyzeRepository(repository, { now: new Date(`${day}T12:00:00Z`) }));
    expect(await foundOn('2026-03-02')).toEqual(['warn drift docs/code.md:1']);
    expect(await foundOn('2026-03-04')).toEqual(['error drift docs/code.md:1']);
  });

  it('may grant time after a change of a cited file that is no input', async () => {
    const rules = { 'changed-citation': ['error', { after: '2w' }] } as const;
    using repository = documented({}, '# Code\n\nSee `lib/b.py:1`.\n');
    repository.write('lib/b.py', 'b = 1\n');
    repository.commit('Write it', { date: '2026-01-10T12:06:00Z' });
    repository.write(FILE, spec({ replayed_at: '2026-01-11T12:00:00Z' }));
    repository.commit('Document it again', { date: '2026-01-11T12:05:00Z' });
    repository.write('lib/b.py', 'b = 2\n').commit('Change it', { date: '2026-02-01T09:00:00Z' });
    const foundOn = async (day: string): Promise<string[]> =>
      findingsOf(await analyzeRepository(repository, { rules, now: new Date(day) }));
    expect(await foundOn('2026-02-14')).toEqual(['warn changed-citation docs/code.md:3']);
    expect(await foundOn('2026-02-16')).toEqual(['error changed-citation docs/code.md:3']);
    repository.write('lib/b.py', 'b = 3\n');
    expect(await foundOn('2026-02-16')).toEqual(['error changed-citation docs/code.md:3']);
    repository.git('reset', '--quiet', '--hard', 'HEAD~1');
    repository.write('lib/b.py', 'b = 3\n');
    expect(await foundOn('2026-02-16')).toEqual(['warn changed-citation docs/code.md:3']);
  });

  it('overrides a rule that does not exist, which is reported', async () => {
    using repository = documented({ rules: { drfit: 'error' } });
    const report = await analyzeRepository(repository);
    expect(findingsOf(report)).toEqual([`error invalid-spec ${FILE}:1`]);
    expect(report.findings[0]?.message).toContain('`drfit`');
  });
});

describe('a hostile spec', () => {
  it('runs no program of an embedded bare repository', async () => {
    using repository = documented();
    const run = `touch '${repository.path('ran')}'; false`;
    repository.write('docs/HEAD', 'ref: refs/heads/main\n');
    const settings = ['repositoryformatversion = 0', 'worktree = .', `fsmonitor = "${run}"`];
    repository.write('docs/config', `[core]\n${settings.join('\n')}\n`);
    repository.write('docs/objects/keep', '').write('docs/refs/keep', '');
    repository.commit('Add a repository to the repository', DATE);
    const report = await analyze({ root: repository.path('docs') });
    expect(existsSync(repository.path('ran'))).toBe(false);
    expect(report.repository.problem?.reason).toContain('is bare');
  });

  it('reads nothing outside of the repository', async () => {
    using outside = TestRepository.init();
    outside.write('secret.md', '# Secret\n\n`src/a.py:1`\n').write('specs/evil.md', spec());
    using repository = documented({
      tracks: ['src/**', '../**', '/etc/*'],
      target_files: ['docs/code.md', '../secret.md', '/etc/passwd', 'docs/link.md'],
    });
    symlinkSync(outside.path('secret.md'), repository.path('docs/link.md'));
    symlinkSync(outside.path('specs'), repository.path('.chant/archive'));
    const report = await analyzeRepository(repository);
    expect(report.specs.map(({ id }) => id)).toEqual([ID]);
    expect(specOf(report, ID).documents.map(({ file }) => file)).toEqual([
      'docs/code.md',
      'docs/link.md',
    ]);
    expect(specOf(report, ID).documents[1]?.citations).toEqual([]);
    expect(report.findings.map(({ message }) => message).join('\n')).toMatch(
      /\.\.\/\*\*`, which leaves[^]*\/etc\/\*`, which is absolute[^]*\.\.\/secret\.md`, which leaves/,
    );
  });

  it('passes no options to git, through ids, patterns, paths and pages', async () => {
    using repository = TestRepository.init();
    const evil = '--output=evil';
    repository
      .write(`src/${evil}.py`, 'a\n')
      .write('--upload-pack=touch evil.md', '---\ntracks: [src]\n---\n');
    repository.write(
      `.chant/specs/${evil}.md`,
      spec({ tracks: [evil, `src/${evil}.py`, '-O/evil'], target_files: [evil] }),
    );
    repository.write('reviewed.md', `---\ntracks: [src]\nreviewed: "--output=evil"\n---\n`);
    repository.commit('Everything', DATE);
    repository.write(`src/${evil}.py`, 'b\n');
    const report = await analyzeRepository(repository);
    expect(changesOf(report, evil)).toEqual([`modified src/${evil}.py +1 -1`]);
    expect(repository.git('status', '--porcelain')).not.toContain('?? evil');
  });

  it('cannot exhaust the machine with a pattern', async () => {
    using repository = documented({
      tracks: [
        'src/**',
        '*a*a*a*a*a*a*a*b',
        '{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}',
        '{1..99999999}',
      ],
    });
    repository.write('a'.repeat(200), 'x\n');
    const report = await analyzeRepository(repository);
    expect(findingsOf(report)).toEqual([
      `error empty-input ${FILE}:5`,
      `error invalid-spec ${FILE}:5`,
      `error invalid-spec ${FILE}:5`,
    ]);
    expect(specOf(report, ID).status).toBe('up-to-date');
  });

  it('leaves repository and working tree as they were', async () => {
    using repository = documented();
    repository.write('src/a.py', 'changed\n');
    const before = repository.git('count-objects', '-v') + repository.git('status', '--porcelain');
    chmodSync(repository.path('.git/index'), 0o444);
    await analyzeRepository(repository);
    expect(repository.git('count-objects', '-v') + repository.git('status', '--porcelain')).toBe(
      before,
    );
  });
});

/** Settings that change what git prints, or does besides. */
const HOSTILE = `
  core.quotepath=true core.pager=false core.abbrev=4 core.ignoreCase=true core.untrackedCache=true
  color.ui=always color.diff=always color.status=always color.grep=always color.branch=always
  log.showSignature=true log.follow=true log.decorate=full log.abbrevCommit=true log.showRoot=false
  log.diffMerges=off log.mailmap=true mailmap.file=~/mailmap gpg.program=false format.pretty=oneline
  format.notes=true notes.displayRef=* i18n.logOutputEncoding=latin1 column.ui=always
  diff.renames=copies diff.renameLimit=1 diff.noprefix=true diff.mnemonicPrefix=true diff.context=50
  diff.external=false diff.relative=true diff.algorithm=patience diff.interHunkContext=100
  diff.colorMoved=zebra diff.submodule=log diff.ignoreSubmodules=all diff.orderFile=/nowhere
  diff.wordRegex=. diff.wsErrorHighlight=all diff.suppressBlankEmpty=true
  diff.py.textconv=false diff.py.command=false diff.py.binary=true diff.py.xfuncname=.*
  status.showUntrackedFiles=no status.relativePaths=true status.short=true status.branch=true
  status.renames=copies status.showStash=true status.submoduleSummary=true
  grep.patternType=fixed grep.lineNumber=true grep.column=true grep.fullName=false
  submodule.recurse=true pager.log=true pager.status=false alias.log=version alias.status=!false`
  .trim()
  .split(/\s+/);

describe('git', () => {
  it('is started as often for forty specs as for one', async () => {
    using repository = documented();
    repository.write('docs/p.md', '---\ntracks: [src/a.py]\n---\n');
    repository.commit('Write a page', { date: '2026-02-01T10:00:00Z' });
    const count = async (): Promise<number> => {
      repository.write('src/a.py', `changed ${Math.random()}\n`);
      using shim = new GitShim();
      await analyzeRepository(repository, { cacheDir: false });
      return shim.calls.length;
    };
    const one = await count();
    for (let index = 0; index < 40; index++) {
      repository.write(`src/f${index}.py`, numbered(index + 1));
      repository.write(
        `.chant/specs/2026-02-01-${100 + index}-x.md`,
        spec({ completed_at: `2026-02-01T10:${10 + index}:00Z` }),
      );
      repository.write(`docs/p${index}.md`, `---\ntracks: [src/f${index}.py]\n---\n`);
      repository.commit(`Step ${index}`, { date: `2026-02-01T10:${10 + index}:30Z` });
    }
    const forty = await count();
    expect(forty).toBe(one);
    expect(one).toBeLessThanOrEqual(16);
  });

  it('is started as often for twenty specs in which everything happens as for one', async () => {
    const count = async (specs: number): Promise<number> => {
      using repository = TestRepository.init();
      const numbers = Array.from({ length: specs }, (_, index) => index);
      const names = ['kept', 'moved', 'gone'];
      for (const number of numbers) {
        for (const [at, name] of names.entries()) {
          repository.write(`src/m${number}/${name}.py`, numbered(20 + number, `word ${at}`));
        }
      }
      repository.commit('Write the code', { date: '2026-01-01T08:00:00Z' });
      for (const number of numbers) {
        const target_files = [`docs/d${number}.md`];
        const at = `2026-01-10T10:${10 + number}`;
        const fields = { completed_at: `${at}:00Z`, tracks: [`src/m${number}`], target_files };
        repository.write(`.chant/specs/2026-01-10-${100 + number}-x.md`, specText(fields));
        const cited = names.map((name) => `\`src/m${number}/${name}.py:3-4\``).join(' ');
        repository.write(`docs/d${number}.md`, `# Code\n\n${cited}\n`);
        repository.write(`docs/p${number}.md`, `---\ntracks: src/m${number}\n---\n\n${cited}\n`);
        repository.commit(`Document ${number}`, { date: `${at}:30Z` });
      }
      for (const number of numbers) {
        repository.write(`src/m${number}/kept.py`, `new\n${numbered(20 + number, 'word 0')}`);
        repository.remove(`src/m${number}/moved.py`).remove(`src/m${number}/gone.py`);
        repository.write(`src/m${number}/there.py`, `${numbered(20 + number, 'word 1')}new\n`);
        repository.commit(`Change ${number}`, { date: `2026-01-20T10:${10 + number}:00Z` });
        repository.write(`src/m${number}/kept.py`, `newer\n${numbered(19 + number, 'word 0')}`);
        repository.write(`src/m${number}/fresh.py`, 'f = 1\n');
      }
      using shim = new GitShim();
      const report = await analyzeRepository(repository);
      expect(report.summary).toMatchObject({ specs: { total: 2 * specs, drifted: 2 * specs } });
      return shim.calls.length;
    };
    const one = await count(1);
    expect(await count(20)).toBe(one);
    expect(one).toBeLessThanOrEqual(21);
  });

  it('may print more than the buffer of a process holds', async () => {
    using repository = documented();
    const files = 2500;
    const folder = ['deep', ...Array<string>(3).fill('folder'.repeat(30)), ''].join('/');
    const long = 'x'.repeat(100);
    repository.write('src/a.py', numbered(20_000, long));
    for (let index = 0; index < files; index++) repository.write(`${folder}${index}.txt`, '');
    repository.commit('Write a lot', { date: '2026-01-20T08:00:00Z' });
    for (const index of [0, files - 1]) repository.remove(`${folder}${index}.txt`);
    repository.write('src/a.py', numbered(20_000, `${long}y`));
    for (let index = 0; index < files; index++) repository.write(`${folder}${index}.new`, '');
    expect(() => repository.git('ls-tree', '-r', 'HEAD')).toThrow('ENOBUFS');
    const report = await analyzeRepository(repository);
    expect(changesOf(report, ID)).toEqual(['modified src/a.py +20000 -95']);
  });

  it('gives the same results whatever the user has configured', async () => {
    using repository = documented({ tracks: ['src/**', 'ä/*'] });
    repository.write('.gitattributes', '*.py diff=py\n');
    repository.write('docs/page.md', '---\ntracks: [src/a.py]\n---\n');
    repository.write('ä/ö "x".py', 'a\n');
    repository.write('src/a.py', `first\n${numbered(95).replace('line 50\n', '')}`);
    repository.commit('Change it', { date: '2026-01-20T08:00:00Z' });
    repository.remove('ä').write('src/new.py', 'n\n');
    const plain = await analyzeRepository(repository);
    using home = TestRepository.init();
    home.write('mailmap', 'Nobody <x@y> Dev <dev@example.com>\n');
    for (const setting of HOSTILE) {
      const [name = '', value = ''] = setting.replace('~', home.root).split('=');
      home.git('config', '--file', home.path('.gitconfig'), name, value);
    }
    process.env['HOME'] = home.root;
    process.env['LANG'] = 'de_DE.UTF-8';
    process.env['GIT_DIR'] = '/nowhere';
    process.env['GIT_PAGER'] = 'false';
    expect(await analyze({ root: repository.path('src') })).toEqual(plain);
    expect(changesOf(plain, ID)).toEqual(['modified src/a.py +1 -1', 'added src/new.py +1 -0']);
  });
});
