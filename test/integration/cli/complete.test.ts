import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drift, driftProgram } from '../../support/cli.ts';
import { TestRepository } from '../../support/repository.ts';

const PAGE = '---\ntracks: [src/a.py]\n---\n\n# A\n';

/** Leaves a file beside the working directory's other files, if it is run. */
const CANARY = "process.getBuiltinModule('fs').writeFileSync('ran', '')";

describe('shell completion', () => {
  let repository: TestRepository;

  beforeAll(() => {
    repository = TestRepository.init();
    repository.write('src/a.py', 'VALUE = 1\n').write('docs/guide.md', PAGE);
    repository.write('docs/`id`.md', PAGE).write('docs/$(touch made).md', PAGE);
    repository.write('docs/\u001b[31m.md', PAGE);
    repository.commit('Start', { date: '2026-01-01T09:00:00Z' });
  });

  afterAll(() => {
    repository[Symbol.dispose]();
  });

  const offered = async (...words: string[]): Promise<string[]> => {
    const { out } = await driftProgram(repository, ['complete', '--', ...words]);
    return out
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith(':'))
      .map((line) => line.split('\t')[0] ?? '');
  };

  it('offers specs, but not those whose names a shell would run', async () => {
    expect(await offered('check', '')).toEqual(['docs/guide.md']);
  });

  it('offers documents and sections to accept', async () => {
    const spec = '---\ntype: documentation\ntarget_files: [docs/made.md]\n---\n\n# Made\n';
    repository.write('.chant/specs/001-doc.md', spec);
    repository.write('docs/guide.md', `${PAGE}\n## Log in\n\n## \`$(x)\`\n\n## Ende\n`);
    try {
      const everything = ['001-doc', 'docs/guide.md', 'docs/made.md'];
      expect(await offered('accept', '')).toEqual(everything);
      expect(await offered('check', '')).toEqual(everything);
      expect(await offered('check', 'docs/guide.md#')).toEqual([]);
      const slugs = ['a', 'log-in', 'x', 'ende'];
      expect(await offered('accept', 'docs/guide.md#')).toEqual(
        slugs.map((slug) => `docs/guide.md#${slug}`),
      );
      expect(await offered('accept', 'docs/guide.md', '--section', '')).toEqual(slugs);
      expect(await offered('accept', 'docs/made.md#')).toEqual([]);
    } finally {
      repository.write('docs/guide.md', PAGE).remove('.chant');
    }
  });

  it('offers rules, for --rule and for explain', async () => {
    expect(await offered('check', '--rule', 'drift')).toEqual(['drift=']);
    expect(await offered('explain', 'drift')).toEqual(['drift']);
  });

  it('offers branches and tags where a commit is named, but none that a shell would run', async () => {
    repository.git('tag', 'v1.0.0');
    repository.git('branch', 'topic/$(id)');
    repository.git('branch', 'topic/one');
    try {
      expect(await offered('check', '--at', '')).toEqual(['main', 'topic/one', 'v1.0.0']);
      expect(await offered('affected', '--since', 't')).toEqual(['topic/one']);
      expect(await offered('status', '--a')).toEqual(['--at']);
    } finally {
      repository.git('branch', '--quiet', '-D', 'topic/one', 'topic/$(id)');
    }
  });

  it('uses drift.config.json', async () => {
    repository.write('drift.config.json', '{ "pages": ["other/*.md"] }').write('other/a.md', PAGE);
    try {
      expect(await offered('check', '')).toEqual(['other/a.md']);
    } finally {
      repository.remove('drift.config.json').remove('other');
    }
  });

  it('does not wait for a device that a configuration links to', async () => {
    const pipe = join(mkdtempSync(join(tmpdir(), 'drift-')), 'pipe');
    execFileSync('mkfifo', [pipe]);
    const links = ['drift.config.json', 'astro.config.mjs', 'package.json'];
    for (const link of links) symlinkSync(pipe, repository.path(link));
    try {
      expect(await offered('check', '')).toEqual([]);
      expect((await drift(repository, ['check'])).err).toContain('it is no regular file');
    } finally {
      for (const link of links) repository.remove(link);
      rmSync(dirname(pipe), { recursive: true });
    }
  });

  it('runs no program of the repository, and neither do `explain` and `init`', async () => {
    const ran = (): boolean => existsSync(repository.path('ran'));
    const files = {
      'drift.config.mjs': `${CANARY};\nexport default { pages: ['none/*.md'] };\n`,
      '.chant/specs/program.md': `---\u00a0js\n(${CANARY}, { status: 'completed' })\n---\n`,
      'docs/program.md': `---\fjs\n(${CANARY}, {\ntracks: ['src/a.py'] })\n---\n`,
    };
    for (const [file, text] of Object.entries(files)) repository.write(file, text);
    try {
      expect(await offered('check', '')).toEqual(['docs/guide.md']);
      await driftProgram(repository, ['complete', 'bash']);
      await drift(repository, ['explain', 'drift']);
      await drift(repository, ['explain']);
      await drift(repository, ['init', '--yes', '--dry-run']);
      await drift(repository, ['check', '--no-config']);
      expect(ran()).toBe(false);
      // Other commands run the configuration.
      await driftProgram(repository, ['status']);
      expect(ran()).toBe(true);
    } finally {
      for (const file of Object.keys(files)) repository.remove(file);
    }
  });

  it('is not the only list of specs: an error has one as well, without control characters', async () => {
    const { err } = await drift(repository, ['check', 'nothing of the kind']);
    expect(err).toContain('\uFFFD[31m.md');
    expect(err).not.toContain('\u001b');
  });
});
