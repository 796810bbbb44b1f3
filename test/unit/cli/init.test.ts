import { describe, expect, it } from 'vitest';
import { collectionText } from '../../../integration/cli/src/init/content-collection.ts';
import {
  findAstroConfig,
  readProject,
  readSite,
} from '../../../integration/cli/src/init/project.ts';
import type { RepositoryInfo } from '../../../integration/cli/src/init/inspect-repository.ts';
import { askQuestions, PROPOSALS } from '../../../integration/cli/src/init/questions.ts';
import type { GivenAnswers } from '../../../integration/cli/src/init/answers.ts';
import type { Prompts } from '../../../integration/cli/src/prompts.ts';
import { suggestPatterns } from '../../../integration/cli/src/init/source-patterns.ts';
import { readDocument, selectSources } from '../../../integration/cli/src/init/check-answers.ts';
import { nextSpecId } from '../../../integration/cli/src/init/chant-spec.ts';
import { titleOf } from '../../../integration/cli/src/init/frontmatter-page.ts';

describe('suggestPatterns', () => {
  it('names the folders with the most source files, and their usual extensions', () => {
    const files = [
      ...['a', 'b', 'c', 'd'].map((name) => `src/app/${name}.ts`),
      'src/view.tsx',
      'lib/one.py',
      'lib/two.py',
      'package.json',
    ];
    expect(suggestPatterns(files, null)).toEqual(['src/**/*.{ts,tsx}', 'lib/**/*.py']);
  });

  it('leaves out tests, settings, documentation and vendored code', () => {
    const files = [
      'cmd/server/main.go',
      'vendor/github.com/x/y.go',
      'internal/tests/a.go',
      'web/a.test.ts',
      'astro.config.mjs',
      'docs/conf.py',
      'node_modules/a/b.js',
      '.github/scripts/a.py',
      'types/a.d.ts',
    ];
    expect(suggestPatterns(files, null)).toEqual(['cmd/**/*.go']);
  });

  it('leaves out a site in a folder of its own, but not one at the root', () => {
    const files = ['site/src/content.config.ts', 'site/src/lib.ts', 'main.py'];
    expect(suggestPatterns(files, 'site')).toEqual(['*.py']);
    expect(suggestPatterns(['src/lib.ts'], '.')).toEqual(['src/**/*.ts']);
  });

  it('returns nothing where no file is source code with an extension', () => {
    expect(suggestPatterns(['README.md', 'Rakefile'], null)).toEqual([]);
  });
});

describe('sources and documents given to init', () => {
  const files = ['src/a.py', 'src/b.py', '.chant/specs/a.md'];

  it('select the same files as the `tracks` of a spec', () => {
    expect(selectSources(files, 'docs/a.md', ['src'])).toEqual({
      path: 'docs/a.md',
      tracks: ['src'],
      sources: ['src/a.py', 'src/b.py'],
    });
    expect(selectSources(files, 'docs/a.md', ['src', '!src/b.py'])).toMatchObject({
      sources: ['src/a.py'],
    });
  });

  it.each([
    [['src/*.py', 'lib/*.py'], '`lib/*.py` matches no file.'],
    [['../*.py'], '`tracks` names `../*.py`, which leaves the repository.'],
    [[], 'No source files are named, and none were found.'],
    [['!src/a.py'], '`tracks`'],
  ])('are refused where a spec with them would have findings: %j', (tracks, message) => {
    expect(() => selectSources(files, 'docs/a.md', tracks)).toThrow(message);
  });

  it('have normal paths', () => {
    expect(readDocument('./docs//a.md')).toBe('docs/a.md');
  });

  it.each([
    ['../a.md', 'leaves the repository'],
    ['/etc/a.md', 'is absolute; write it relative to the root of the repository'],
    ['docs/a.txt', 'does not end in `.md` or `.mdx`'],
    ['.git/a.md', 'is in a folder that is not for documents'],
  ])('are refused where no document can be: %s', (path, problem) => {
    expect(() => readDocument(path)).toThrow(`The document \`${path}\` ${problem}.`);
  });
});

describe('what init finds in a repository', () => {
  it('is the Astro site nearest to the root', () => {
    const files = ['examples/a/astro.config.mjs', 'site/astro.config.ts', 'src/main.py'];
    expect(findAstroConfig([...files])).toBe('site/astro.config.ts');
    expect(findAstroConfig(['src/main.py'])).toBeNull();
  });

  it('is whether the site uses Starlight, the integration and collections', () => {
    const files = new Set(['docs/astro.config.mjs', 'docs/src/content.config.ts']);
    const text = `import starlight from '@astrojs/starlight';\nimport drift from 'astro-drift';`;
    expect(readSite('docs/astro.config.mjs', text, files)).toEqual({
      folder: 'docs',
      config: 'docs/astro.config.mjs',
      isStarlight: true,
      isIntegrated: true,
      collections: 'docs/src/content.config.ts',
    });
    expect(readSite('astro.config.mjs', '', new Set())).toEqual({
      folder: '.',
      config: 'astro.config.mjs',
      isStarlight: false,
      isIntegrated: false,
      collections: null,
    });
  });

  it('is whether the site has the plugin of Starlight', () => {
    const starlight = `import starlight from "@astrojs/starlight";\n`;
    const integrated = (text: string): boolean =>
      readSite('astro.config.mjs', starlight + text, new Set()).isIntegrated;
    expect(integrated(`import drift from 'astro-drift/starlight';`)).toBe(true);
    expect(integrated(`import drift from "astro-drift/starlight";`)).toBe(true);
    expect(integrated(`import drift from 'astro-drift-else/starlight';`)).toBe(false);
  });

  it.each([
    ['package-lock.json', 'npm ci'],
    ['pnpm-lock.yaml', 'pnpm install --frozen-lockfile'],
    ['yarn.lock', 'yarn install --frozen-lockfile'],
    ['bun.lock', 'bun install --frozen-lockfile'],
    ['npm-shrinkwrap.json', 'npm ci'],
  ])('is the package manager of %s, in the folder or above', (lock, install) => {
    const files = new Set([lock, 'apps/docs/package.json']);
    const project = readProject('apps/docs/package.json', '{}', files);
    expect(project).toMatchObject({ folder: 'apps/docs', manager: { lockFile: lock, install } });
  });

  it('is npm without a lock file of a supported package manager', () => {
    for (const file of ['pnpm-workspace.yaml', 'deno.lock']) {
      const { manager } = readProject('docs/package.json', '{}', new Set([file]));
      expect(manager).toMatchObject({ name: 'npm', lockFile: null, install: 'npm install' });
    }
  });

  it('is Yarn 2 or later by `.yarnrc.yml`', () => {
    const files = new Set(['yarn.lock', '.yarnrc.yml']);
    expect(readProject('package.json', '', files).manager.install).toBe('yarn install --immutable');
  });

  it('is whether the package is installed, even if package.json is broken', () => {
    const files = new Set<string>();
    const dependent = '{"devDependencies": {"astro-drift": "^0.1.0"}}';
    expect(readProject('package.json', dependent, files).isInstalled).toBe(true);
    expect(readProject('package.json', '{"dependencies": null}', files).isInstalled).toBe(false);
    expect(readProject('package.json', '{', files).isInstalled).toBe(false);
    expect(readProject('package.json', '{', files).manager.install).toBe('npm install');
  });
});

describe('the questions of init', () => {
  const repository: RepositoryInfo = {
    root: '/repository',
    name: 'repository',
    files: ['my app/main.py', 'src/a.py'],
    specs: [],
    site: null,
    project: null,
    driftConfig: null,
    fileWithDiagram: null,
    branch: 'main',
    service: 'gitlab',
    checkedBy: null,
  };

  const first = {
    path: 'docs/architecture.md',
    tracks: ['my app/**/*.py', 'src/**/*.py'],
    sources: ['my app/main.py', 'src/a.py'],
  };

  it('accept their own proposals, such as a folder with a space in its name', async () => {
    const answers = { kind: 'frontmatter', first, adopts: false, ci: 'gitlab' };
    expect(await askQuestions(PROPOSALS, {}, repository)).toEqual(answers);
  });

  it('propose chant where specs exist, even if git ignores them', async () => {
    const specs = [{ id: '2026-03-01-001-doc', kind: 'chant' }] as const;
    const answers = await askQuestions(PROPOSALS, {}, { ...repository, specs });
    expect(answers).toEqual({ kind: 'chant', first: null, adopts: false, ci: 'gitlab' });
  });

  it('put paths into their normal form', async () => {
    const typing: Prompts = {
      ...PROPOSALS,
      askText: ({ message, read }) =>
        Promise.resolve(read(message.toString().includes('document') ? './docs//a.md' : ' src  ')),
    };
    const answers = await askQuestions(typing, { kind: 'frontmatter', ci: 'none' }, repository);
    expect(answers?.first).toEqual({ path: 'docs/a.md', tracks: ['src'], sources: ['src/a.py'] });
  });

  it('are not asked where an option or a spec answers them', async () => {
    const silent: Prompts = {
      ...PROPOSALS,
      select: () => expect.unreachable(),
      askText: () => expect.unreachable(),
    };
    const given = { kind: 'chant', document: './a.md', tracks: ['src'], ci: 'none' } as const;
    expect(await askQuestions(silent, given, repository)).toEqual({
      kind: 'chant',
      adopts: false,
      first: { path: 'a.md', tracks: ['src'], sources: ['src/a.py'] },
      ci: 'none',
    });
    const specs = [{ id: 'a.md', kind: 'page' }] as const;
    const answers = await askQuestions(
      silent,
      { kind: 'frontmatter', ci: 'none' },
      { ...repository, specs },
    );
    expect(answers?.first).toBeNull();
  });

  it('refuse options that cannot be used', async () => {
    const ask = (given: GivenAnswers) => askQuestions(PROPOSALS, given, repository);
    await expect(ask({ document: 'a.txt' })).rejects.toThrow('The document `a.txt` does not end');
    await expect(ask({ tracks: ['lib'] })).rejects.toThrow('`lib` matches no file.');
  });
});

describe('names that init chooses', () => {
  it('number the specs of a day in base 36', () => {
    expect(nextSpecId('2026-03-01', [])).toBe('2026-03-01-001-doc');
    expect(nextSpecId('2026-03-01', ['2026-03-01-00z-abc', '2026-02-28-01a-abc'])).toBe(
      '2026-03-01-010-doc',
    );
  });

  it('make a title of a file name', () => {
    expect(titleOf('docs/how-to-sign_in.md')).toBe('How to sign in');
  });
});

describe('the collection that is proposed', () => {
  it.each(["it's", '\\', "a\n'}) }; throw new Error('ran'); //", '${x}', '\u2028', '"'])(
    'names a folder as it is called: %j',
    async (folder) => {
      const module = collectionText(`${folder}/a.md`)
        .replace(/^import .*$/gm, '')
        .replace(
          'export',
          'const defineCollection = (it) => it, driftLoader = (it) => it;\nexport',
        );
      const { collections } = (await import(
        `data:text/javascript,${encodeURIComponent(module)}`
      )) as { collections: unknown };
      expect(collections).toEqual({ architecture: { loader: { base: folder } } });
    },
  );
});
