import yaml from 'js-yaml';
import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTechCorp } from '../../scenario/techcorp.ts';
import { drift, driftProgram } from '../../support/cli.ts';
import { converse, KEYS } from '../../support/dialogue.ts';
import { addDocsSite } from '../../support/docs-site.ts';
import { TestRepository } from '../../support/repository.ts';
import { numbered } from '../../support/specs.ts';
import { template } from '../../support/template.ts';
import { workflowProblems } from '../../support/workflow-check.ts';

const WORKFLOW = '.github/workflows/drift.yml';
const DAY = ['--now', '2026-03-01'];
const LATER = { date: '2026-03-01T09:00:00Z' };

/** Source code, and nothing that has to do with documentation. */
const code = template(() => {
  const repository = TestRepository.init();
  repository.write('src/app.py', numbered(10)).write('src/store.py', numbered(5));
  repository.commit('Write the code', { date: '2026-01-01T08:00:00Z' });
  return repository;
});

function read(repository: TestRepository, file: string): string {
  return readFileSync(repository.path(file), 'utf8');
}

describe('astro-drift init in a repository without documentation', () => {
  let repository: TestRepository;

  beforeAll(() => {
    repository = code();
    repository.git('remote', 'add', 'origin', 'git@github.com:techcorp/backend.git');
  });

  afterAll(() => {
    repository[Symbol.dispose]();
  });

  it('with --dry-run only shows what it would write', async () => {
    const { code, out } = await drift(repository, ['init', '--yes', '--dry-run']);
    expect(code).toBe(0);
    await expect(out).toMatchFileSnapshot('golden/init-dry-run.txt');
    expect(repository.git('status', '--porcelain')).toBe('');
  });

  it('writes a document and a workflow, and says what comes next', async () => {
    const { code, out, err } = await driftProgram(repository, ['init', '--yes']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    await expect(out).toMatchFileSnapshot('golden/init.txt');
    expect(repository.git('status', '--porcelain', '-uall').split('\n')).toEqual([
      `?? ${WORKFLOW}`,
      '?? docs/architecture.md',
    ]);
  });

  it('writes a document that is up to date once committed, and drifts with the next change', async () => {
    repository.commit('Watch the documentation', LATER);
    const clean = await drift(repository, ['check', '--max-warnings', '0']);
    expect(clean, clean.out).toMatchObject({ code: 0 });
    expect(clean.out).toContain('Tracked files (2) unchanged');
    repository.write('src/app.py', numbered(11)).commit('Change', { date: '2026-03-02T09:00:00Z' });
    // The document names nothing yet.
    const strict = ['--rule', 'drift=warn:internal', '--max-warnings', '0'];
    expect((await drift(repository, ['check', ...strict])).code).toBe(1);
  });

  it('writes a workflow that GitHub accepts', () => {
    expect(workflowProblems(read(repository, WORKFLOW))).toEqual([]);
  });

  it('writes nothing the second time, in any folder of the repository', async () => {
    const { code, out } = await drift(repository, ['init', '--yes'], { folder: 'src' });
    expect(code).toBe(0);
    await expect(out).toMatchFileSnapshot('golden/init-again.txt');
    expect(repository.git('status', '--porcelain')).toBe('');
  });
});

describe('astro-drift init for chant', () => {
  it('writes a pending spec, which check does not report', async () => {
    using repository = code();
    repository.write('pyproject.toml', '').write('.gitlab-ci.yml', 'test:\n  script: pytest\n');
    repository.commit('Test it', { date: '2026-01-02T08:00:00Z' });
    const { code: exit, out } = await drift(repository, [
      'init',
      '--kind',
      'chant',
      '--yes',
      ...DAY,
    ]);
    expect(exit).toBe(0);
    await expect(out).toMatchFileSnapshot('golden/init-chant.txt');
    await expect(read(repository, '.chant/specs/2026-03-01-001-doc.md')).toMatchFileSnapshot(
      'golden/init-spec.md',
    );
    repository.commit('Watch the documentation', LATER);
    const checked = await drift(repository, ['check', '--max-warnings', '0']);
    expect(checked, checked.out).toMatchObject({ code: 0 });
    expect(checked.out).toContain('NOT COMPLETED');
  });

  it('leaves an existing .gitlab-ci.yml as it is, and shows a job that can be added', async () => {
    using repository = code();
    const pipeline = 'test:\n  script: pytest\n';
    repository.write('.gitlab-ci.yml', pipeline);
    const { out } = await drift(repository, ['init', '--kind', 'chant', '--yes', ...DAY]);
    expect(read(repository, '.gitlab-ci.yml')).toBe(pipeline);
    const shown = /Add to its jobs:\n\n([\s\S]*?)\n\nNext:/.exec(out)?.[1] ?? '';
    const jobs = yaml.load(pipeline + shown.replace(/^ {4}/gm, '')) as Record<string, unknown>;
    expect(jobs).toHaveProperty('test.script', 'pytest');
    expect(jobs).toHaveProperty('drift.artifacts.reports.codequality');
  });

  it('leaves specs alone that are there already', async () => {
    using repository = buildTechCorp();
    const { code: exit, out } = await drift(repository, ['init', '--yes', '--ci', 'none']);
    expect(exit).toBe(0);
    expect(out).toContain('2 chant specs found, such as 2026-01-27-001-cpl: watched as they are.');
    expect(repository.git('status', '--porcelain')).toBe('');
  });

  it('numbers a new spec after those of the same day', async () => {
    using repository = code();
    repository.write('.chant/archive/2026-03/2026-03-01-004-abc.md', '---\ntype: code\n---\n# A\n');
    const given = ['--document', 'docs/app.md', '--tracks', 'src/app.py'];
    await drift(repository, ['init', '--yes', '--ci', 'none', ...given, ...DAY]);
    expect(read(repository, '.chant/specs/2026-03-01-005-doc.md')).toContain('- docs/app.md');
  });
});

describe('astro-drift init beside an Astro site', () => {
  it('makes a collection and pages of what chant specs write, and the site builds', async () => {
    using repository = code();
    const site = addDocsSite(repository, { mdx: null });
    for (const file of ['src/content.config.ts', 'src/pages/[...id].astro']) {
      rmSync(repository.path(`site/${file}`));
    }
    site.write('package-lock.json', '{}');
    repository.write('.gitignore', 'node_modules\ndist\n.astro\n');
    const args = ['init', '--kind', 'chant', '--ci', 'github', ...DAY];
    const { code: exit, out } = await drift(repository, args);
    expect(exit).toBe(0);
    await expect(out).toMatchFileSnapshot('golden/init-astro.txt');
    expect(workflowProblems(read(repository, WORKFLOW))).toEqual([]);
    repository.write('docs/architecture/overview.md', '# The system\n\nSee `src/app.py`.\n');
    repository.commit('Watch the documentation', LATER);
    const built = await site.build();
    expect(built, built.output).toMatchObject({ code: 0 });
    expect(site.read('architecture/overview/index.html')).toContain('>The system</h1>');
  });

  it('puts a document where Starlight publishes it, and options where the command finds them', async () => {
    using repository = code();
    repository
      .write('docs/astro.config.mjs', "import starlight from '@astrojs/starlight';\n")
      .write('docs/package.json', '{}')
      .write('package.json', '{"workspaces": ["docs"]}')
      .write('pnpm-lock.yaml', '')
      .write('docs/src/content/docs/flow.md', '# Flow\n\n```mermaid\ngraph LR\n```\n');
    const { out } = await drift(repository, ['init', '--kind', 'frontmatter', '--ci', 'github']);
    expect(out).toContain('Wrote docs/src/content/docs/architecture.md');
    expect(out).toContain('1. Install astro-drift:\n     (cd docs && pnpm add astro-drift)');
    expect(out).toContain(
      "2. Add `plugins: [drift()]` to `starlight()` in docs/astro.config.mjs, with `import drift from 'astro-drift/starlight'`.\n",
    );
    expect(out).toContain(
      '3. Install Mermaid, which draws diagrams such as the one in docs/src/content/docs/flow.md:\n     (cd docs && pnpm add mermaid)\n',
    );
    expect(out).not.toContain('astro add');
    expect(JSON.parse(read(repository, 'drift.config.json'))).toEqual({ rules: { drift: 'warn' } });
    const workflow = read(repository, WORKFLOW);
    expect(workflowProblems(workflow)).toEqual([]);
    const { jobs } = yaml.load(workflow) as {
      jobs: { drift: { steps: Record<string, unknown>[] } };
    };
    expect(jobs.drift.steps.slice(2)).toEqual([
      {
        run: 'npx --yes @astro-drift/cli@^0.1.0 check ${GITHUB_BASE_REF:+--since "origin/$GITHUB_BASE_REF"}',
      },
    ]);
  });

  it.each([
    ['astro.config.mjs', "import drift from 'astro-drift';\n"],
    ['drift.config.mjs', 'export default {};\n'],
  ])('installs what options in %s may import', async (file, text) => {
    using repository = code();
    repository
      .write('astro.config.mjs', 'export default {};\n')
      .write(file, text)
      .write('package.json', '{}')
      .write('package-lock.json', '{}');
    const { out } = await drift(repository, ['init', '--kind', 'frontmatter', '--ci', 'github']);
    expect(out).not.toContain('drift.config.json');
    const workflow = read(repository, WORKFLOW);
    expect(workflow).toContain('- run: npm ci\n');
    expect(workflow).toContain('- run: npx astro-drift check ');
  });
});

describe('astro-drift init beside a Starlight site that is set up', () => {
  it('leaves nothing to add', async () => {
    using repository = code();
    repository
      .write(
        'astro.config.mjs',
        "import starlight from '@astrojs/starlight';\nimport drift from 'astro-drift/starlight';\n",
      )
      .write('package.json', '{"dependencies": {"astro-drift": "^0.1.0"}}');
    const { out } = await drift(repository, ['init', '--yes', '--ci', 'none']);
    expect(out).toContain('1. Commit what was written:');
    expect(out).not.toMatch(/astro add|plugins|Install/);
  });
});

describe('astro-drift init with obstacles', () => {
  it('leaves a document as it is, and shows the lines that it needs', async () => {
    using repository = code();
    const page = '---\ntitle: The app\n---\n\nIt runs.\n';
    repository.write('docs/app.md', page);
    const given = ['--document', 'docs/app.md', '--tracks', 'src/*.py', '--ci', 'none'];
    const { code: exit, out } = await drift(repository, [
      'init',
      '--kind',
      'frontmatter',
      ...given,
    ]);
    expect(exit).toBe(0);
    expect(out).toContain(
      'docs/app.md is there already, and was left as it is. Add to the frontmatter:\n\n    tracks:\n      - src/*.py\n',
    );
    expect(read(repository, 'docs/app.md')).toBe(page);
  });

  it('follows no link out of the repository', async () => {
    using repository = code();
    using elsewhere = TestRepository.init();
    symlinkSync(elsewhere.root, repository.path('docs'));
    const { code: exit, err } = await drift(repository, ['init', '--yes']);
    expect(exit).toBe(2);
    expect(err).toContain('docs is a symbolic link, where a folder is needed.');
    expect(existsSync(elsewhere.path('architecture.md'))).toBe(false);
  });

  it('refuses patterns that match nothing, before anything is written', async () => {
    using repository = code();
    const { code: exit, err } = await drift(repository, [
      'init',
      '--yes',
      '--tracks',
      'lib/**/*.rb',
    ]);
    expect(exit).toBe(2);
    expect(err).toContain('error: `lib/**/*.rb` matches no file.');
    expect(repository.git('status', '--porcelain')).toBe('');
  });

  it('asks for patterns where there is no source code', async () => {
    using repository = TestRepository.init();
    const { code: exit, err } = await drift(repository, ['init', '--yes']);
    expect(exit).toBe(2);
    expect(err).toContain('Name files with `--tracks`');
  });

  it('says that it needs a repository', async () => {
    using folder = new TestRepository();
    const { code: exit, err } = await drift(folder, ['init', '--yes']);
    expect(exit).toBe(2);
    expect(err).toContain('Run `git init` first');
  });

  it.each([
    [[], ['--kind frontmatter', '--ci github', '--yes']],
    [
      ['--kind', 'chant'],
      ['--ci github', '--yes'],
    ],
  ])('names the missing options where nobody can be asked, given %j', async (given, named) => {
    using repository = code();
    const { code: exit, err } = await drift(repository, ['init', ...given]);
    expect(exit).toBe(2);
    for (const flag of named) expect(err).toContain(flag);
    expect(err.includes('--kind')).toBe(given.length === 0);
  });
});

describe('astro-drift init on a terminal', () => {
  it('asks again after a wrong answer, and writes once that is confirmed', async () => {
    using repository = code();
    const { code: exit, screen } = await converse(
      repository,
      ['init', ...DAY],
      [
        ['How do documents name', KEYS.down],
        ['In chant specs', KEYS.enter],
        ['Where is the document to be', KEYS.enter],
        ['Which files does it describe', `${KEYS.clear}lib${KEYS.enter}`],
        ['`lib` matches no file.', `${KEYS.clear}src/app.py src/store.py${KEYS.enter}`],
        ['Where are changes checked', KEYS.enter],
        ['Write .chant/specs/2026-03-01-001-doc.md?', KEYS.enter],
      ],
    );
    expect(exit, screen).toBe(0);
    const spec = read(repository, '.chant/specs/2026-03-01-001-doc.md');
    expect(spec).toContain('tracks:\n- src/app.py\n- src/store.py\n');
    expect(existsSync(repository.path('.github'))).toBe(false);
  });

  it('offers the documents that there are, and shows what to add to them', async () => {
    using repository = code();
    repository.write('README.md', '# App\n').write('docs/app.md', '---\ntitle: App\n---\n');
    const { code: exit, screen } = await converse(
      repository,
      ['init', '--ci', 'none'],
      [
        ['How do documents name', KEYS.enter],
        ['Which document comes first', KEYS.down],
        ['their sources are proposed', KEYS.down],
        ['is left as it is; you add its sources', KEYS.enter],
        ['Which files does it describe', KEYS.enter],
      ],
    );
    expect(exit, screen).toBe(0);
    expect(screen).not.toContain('README.md');
    expect(screen).toContain('docs/app.md is there already, and was left as it is.');
  });

  it('leads to the proposals for the documents that there are', async () => {
    using repository = code();
    repository.write('docs/app.md', 'See `src/app.py`.\n').commit('Document it', LATER);
    const { code: exit, screen } = await converse(
      repository,
      ['init', '--ci', 'none'],
      [
        ['How do documents name', KEYS.enter],
        ['Which document comes first', KEYS.down],
        ['their sources are proposed', KEYS.enter],
        ['Write the sources of 1 page?', KEYS.enter],
      ],
    );
    expect(exit, screen).toBe(0);
    expect(read(repository, 'docs/app.md')).toBe(
      '---\ntracks:\n  - src/app.py\n---\n\nSee `src/app.py`.\n',
    );
    expect(existsSync(repository.path('docs/architecture.md'))).toBe(false);
  });

  it.each([
    ['at the first question', [['How do documents name', KEYS.interrupt]]],
    ['with Ctrl+D', [['How do documents name', KEYS.end]]],
    [
      'at the last one',
      [
        ['How do documents name', KEYS.enter],
        ['Where is the document to be', KEYS.enter],
        ['Which files does it describe', KEYS.enter],
        ['Where are changes checked', KEYS.enter],
        ['Write docs/architecture.md?', KEYS.interrupt],
      ],
    ],
  ] as const)('writes nothing when it is interrupted %s', async (_, exchanges) => {
    using repository = code();
    const { code: exit, screen } = await converse(repository, ['init'], exchanges);
    expect(exit).toBe(130);
    expect(screen).toContain('Nothing was written.');
    expect(repository.git('status', '--porcelain')).toBe('');
  });
});
