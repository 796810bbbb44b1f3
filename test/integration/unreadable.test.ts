import { chmodSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../integration/engine/src/index.ts';
import { driftAsUser } from '../support/cli.ts';
import { documented, documentedSpec, FILE, ID } from '../support/documented.ts';
import { analyzeRepository, findingsOf, specOf } from '../support/report.ts';
import { TestRepository } from '../support/repository.ts';
import { numbered, specText } from '../support/specs.ts';

const DATE = { date: '2026-01-10T12:05:00Z' };

/** A spec and a document for each name, which is the folder of its sources as well. */
function documentedFolders(names: readonly string[]): TestRepository {
  const repository = TestRepository.init();
  for (const name of names) {
    repository.write(`src/${name}/main.py`, numbered(9));
    repository.write(`docs/${name}.md`, `# ${name}\n\nSee \`src/${name}/main.py:2-3\`.\n`);
    repository.write(
      `.chant/specs/${name}.md`,
      specText({
        completed_at: '2026-01-10T12:00:00Z',
        tracks: [`src/${name}/**`],
        target_files: [`docs/${name}.md`],
      }),
    );
  }
  return repository;
}

describe('what this user may not read', () => {
  it('costs the specs that it concerns, and never passes for something that agrees', async () => {
    using repository = documentedFolders(['fine', 'folder', 'document', 'edited', 'cited']);
    repository.write('docs/cited.md', '# Cited\n\nSee `src/folder/main.py:2-3`.\n');
    repository.write('.chant/specs/team/more.md', specText({ tracks: ['src/fine/**'] }));
    repository.write('docs/page.md', '---\ntracks: src/fine/main.py\n---\n\n# Page\n');
    repository.commit('Document it', DATE);
    repository.write('src/edited/main.py', numbered(8));
    repository.write('data/new.txt', 'x\n');
    const hidden = [
      'src/folder',
      'docs/document.md',
      'src/edited/main.py',
      '.chant/specs/team',
      'docs/page.md',
      'data',
    ];
    for (const path of hidden) chmodSync(repository.path(path), 0);
    const { out, code } = await driftAsUser(repository, ['check', '--json']);
    for (const path of hidden) chmodSync(repository.path(path), 0o755);
    const report = JSON.parse(out) as Report;
    const told = report.specs.map(({ id, status, baseline }) => [
      id,
      status,
      ...(status === 'unknown' ? [baseline.reason] : []),
    ]);
    expect(told).toEqual([
      ['cited', 'unknown', 'src/folder/main.py cannot be read: Permission denied'],
      ['document', 'unknown', 'docs/document.md cannot be read: permission denied (EACCES)'],
      ['edited', 'unknown', 'src/edited/main.py cannot be read: permission denied (EACCES)'],
      ['fine', 'up-to-date'],
      ['folder', 'unknown', 'src/folder/main.py cannot be read: Permission denied'],
    ]);
    const findings = report.findings.map(({ severity, message }) => `${severity} ${message}`);
    expect(findings.filter((finding) => !finding.includes('it cannot be told'))).toEqual([
      'error .chant/specs/team: cannot be read: permission denied (EACCES)',
      'warn data: cannot be read: Permission denied. Pages in it are not seen',
      'error docs/document.md: cannot be read: permission denied (EACCES)',
      'error docs/page.md: cannot be read: permission denied (EACCES)',
      'error src/folder: cannot be read: Permission denied. Pages in it are not seen',
    ]);
    expect(code).toBe(1);
  });
});

describe('a link that leads to itself', () => {
  it('is no document that can be read', async () => {
    using repository = documented();
    repository.remove('docs/code.md');
    symlinkSync('code.md', repository.path('docs/code.md'));
    const { status, baseline } = specOf(await analyzeRepository(repository), ID);
    expect([status, baseline.reason]).toEqual([
      'unknown',
      'docs/code.md cannot be read: too many symbolic links encountered (ELOOP)',
    ]);
  });
});

describe('a sparse checkout', () => {
  function sparse(...options: string[]): TestRepository {
    using repository = documented();
    repository.git('config', 'uploadpack.allowFilter', 'true');
    repository.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
    repository.write('docs/page.md', '---\ntracks: src/b.py\n---\n\nSee `src/b.py:1`.\n');
    repository.commit('Write a page', { date: '2026-01-11T08:00:00Z' });
    repository.write('src/b.py', numbered(6)).write('src/a.py', numbered(12));
    repository.commit('Change it', { date: '2026-01-12T08:00:00Z' });
    const clone = new TestRepository();
    const url = `file://${repository.root}`;
    clone.git('clone', '--quiet', '--sparse', '--no-local', ...options, url, '.');
    clone.git('sparse-checkout', 'set', 'src');
    if (options.length > 0) clone.git('remote', 'remove', 'origin');
    return clone;
  }

  it('is judged by specs, pages and documents that it leaves out', async () => {
    using clone = sparse();
    const rules = { drift: ['warn', { impact: 'internal' }] } as const;
    const report = await analyzeRepository(clone, { rules });
    expect(report.specs.map(({ id, status }) => [id, status])).toEqual([
      [ID, 'drifted'],
      ['docs/page.md', 'drifted'],
    ]);
    expect(specOf(report, ID).documents[0]?.citations).toHaveLength(1);
    expect(findingsOf(report)).toEqual(['warn drift docs/code.md:1', 'warn drift docs/page.md:1']);
  });

  it('does not check without a configuration that it leaves out', async () => {
    using repository = documented();
    const config =
      "import drift from 'astro-drift';\nexport default { integrations: [drift()] };\n";
    repository.write('site/astro.config.mjs', config);
    repository.commit('Add a site', { date: '2026-01-11T08:00:00Z' });
    using clone = new TestRepository();
    clone.git('clone', '--quiet', '--sparse', `file://${repository.root}`, '.');
    const { code, err } = await driftAsUser(clone, ['check']);
    expect(code).toBe(2);
    expect(err).toContain('site/astro.config.mjs could not be loaded');
    expect(err).toContain('sparse checkout');
    expect((await driftAsUser(clone, ['check', '--no-config'])).code).toBe(0);
  });

  it('says so where their contents are not here', async () => {
    using clone = sparse('--filter=blob:none');
    const report = await analyzeRepository(clone);
    expect(report.summary.specs.total).toBe(0);
    expect(findingsOf(report)).toEqual(['warn invalid-spec .:1', `error invalid-spec ${FILE}:1`]);
    expect(report.findings[0]?.message).toContain('lacks the content of docs/');
    expect(report.findings[1]?.message).toContain('its content is not in this clone');
  });
});

describe('a commit whose dates cannot be read', () => {
  /** Commits what there is, with other dates than git would write. */
  function commitWith(repository: TestRepository, dates: string): void {
    repository.git('add', '--all');
    repository.git('commit', '--quiet', '-m', 'Change it');
    const object = repository.git('cat-file', 'commit', 'HEAD');
    repository.write(
      '.git/commit',
      object.replace(/^((?:author|committer) .*>) .*$/gm, `$1${dates}`),
    );
    const args = ['hash-object', '-t', 'commit', '-w', '--literally', '.git/commit'];
    repository.git('reset', '--quiet', '--soft', repository.git(...args));
  }

  it('is not left out of history', async () => {
    using repository = documented();
    repository.write('src/a.py', numbered(12));
    commitWith(repository, ' soon +0000');
    const report = await analyzeRepository(repository);
    expect(specOf(report, ID).status).toBe('unknown');
    expect(specOf(report, ID).baseline.reason).toMatch(/^the date of commit [0-9a-f]{7} cannot/);
    expect(report.findings.map(({ message }) => message).join()).toContain('cannot be read');
  });

  it('does not move what comes after it', async () => {
    using repository = TestRepository.init();
    repository.write('src/a.py', numbered(10)).commit('Begin', { date: '2026-01-01T08:00:00Z' });
    repository.write('other.txt', 'x\n');
    commitWith(repository, '');
    repository.write(FILE, documentedSpec()).write('docs/code.md', '# Code\n');
    repository.commit('Document it', DATE);
    repository
      .write('src/a.py', numbered(12))
      .commit('Change it', { date: '2026-01-12T08:00:00Z' });
    const plain = specOf(await analyzeRepository(repository), ID);
    expect([plain.status, plain.changes.map(({ path }) => path)]).toEqual([
      'drifted',
      ['src/a.py'],
    ]);
  });
});
