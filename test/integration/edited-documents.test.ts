import { describe, expect, it } from 'vitest';
import { documented, documentedSpec, FILE, ID } from '../support/documented.ts';
import { analyzeRepository, specOf } from '../support/report.ts';
import type { TestRepository } from '../support/repository.ts';

const RULES = { rules: { 'edited-document': 'warn' } } as const;
const PAGE = 'docs/code.md';
const DATE = { date: '2026-01-12T08:00:00Z', author: 'Ann' };

async function edited(repository: TestRepository) {
  const report = await analyzeRepository(repository, RULES);
  const findings = report.findings.filter(({ rule }) => rule === 'edited-document');
  return {
    messages: findings.map(({ message }) => message),
    isEdited: specOf(report, ID).documents.map((document) => document.edited),
    advice: specOf(report, ID).recommendation?.text,
  };
}

describe('a document that was edited after its spec was completed', () => {
  it('is found with the commits that edited it, and named before a re-run', async () => {
    using repository = documented();
    repository.write(PAGE, '# Code\n\nLook at `src/a.py:2-4`.\n');
    const first = repository.commit('Say it better', DATE);
    repository.write('src/a.py', 'changed\n');
    repository.commit('Change the code', { date: '2026-01-13T08:00:00Z' });
    repository.write(PAGE, '# Code\n\nLook at `src/a.py:2-4`. It is short.\n');
    const second = repository.commit('Add a sentence', { ...DATE, date: '2026-01-14T08:00:00Z' });
    expect(await edited(repository)).toEqual({
      messages: [
        `${PAGE} was edited after the completion of “Document the code”, in ${second.slice(0, 7)} (Ann, 2026-01-14), ${first.slice(0, 7)} (Ann, 2026-01-12); a re-run would overwrite it`,
      ],
      isEdited: [true],
      advice: `1 document was edited since; a re-run would overwrite it: ${PAGE}. Re-run spec to update documentation`,
    });
  });

  it('is found before the edit is committed', async () => {
    using repository = documented();
    repository.write(PAGE, '# Code\n\nLook at `src/a.py:2-4`.\n');
    const { messages, advice } = await edited(repository);
    expect(messages).toEqual([
      expect.stringContaining('”, in edits that are not committed yet; a re-run'),
    ]);
    expect(advice).toBeUndefined();
  });

  it('is found if it only names another function', async () => {
    using repository = documented();
    repository.write(PAGE, '# Code\n\nSee `src/a.py:2-4`, `login`.\n');
    repository.write(FILE, documentedSpec({ replayed_at: '2026-01-13T09:00:00Z' }));
    repository.commit('Run again', { date: '2026-01-13T09:01:00Z' });
    repository.write(PAGE, '# Code\n\nSee `src/a.py:2-4`, `logout`.\n');
    repository.commit('Edit it', { ...DATE, date: '2026-01-14T08:00:00Z' });
    expect((await edited(repository)).isEdited).toEqual([true]);
  });

  it('is followed through a rename', async () => {
    using repository = documented();
    repository.write(PAGE, `# Code\n\nSee \`src/a.py:2-4\`.\n\n${'A long text.\n'.repeat(20)}`);
    const edit = repository.commit('Write more', DATE);
    repository.move(PAGE, 'docs/new.md');
    repository.write(FILE, documentedSpec({ target_files: ['docs/new.md'] }));
    repository.commit('Rename it', { date: '2026-01-14T08:00:00Z' });
    const { messages } = await edited(repository);
    expect(messages).toEqual([
      expect.stringContaining(`, in ${edit.slice(0, 7)} (Ann, 2026-01-12);`),
    ]);
  });

  it.each<[string, (repository: TestRepository) => void]>([
    [
      'formatting, frontmatter and updated citations',
      (repository) => {
        repository.write(PAGE, '---\ntitle: Code\n---\n\nCode\n====\n\nSee\n`src/a.py:3-5`.\n');
        repository.commit('Format it', DATE);
      },
    ],
    [
      'an edit that was reverted',
      (repository) => {
        repository.write(PAGE, '# Nonsense\n');
        repository.commit('Break it', DATE);
        repository.git('revert', '--no-edit', 'HEAD');
      },
    ],
    [
      'a commit of the run',
      (repository) => {
        repository.write(PAGE, '# Code\n\nWritten by the run.\n');
        const own = repository.commit('Write it', DATE);
        repository.write(FILE, documentedSpec({ commits: [own.slice(0, 8)] }));
        repository.commit('Name the commit', DATE);
      },
    ],
    [
      'a re-run',
      (repository) => {
        repository.write(PAGE, '# Code\n\nLook at `src/a.py:2-4`.\n');
        repository.commit('Edit it', DATE);
        repository.write(PAGE, '# Code\n\nWritten anew.\n');
        repository.write(FILE, documentedSpec({ replayed_at: '2026-01-13T09:00:00Z' }));
        repository.commit('Run again', { date: '2026-01-13T09:01:00Z' });
      },
    ],
    [
      'an ignored commit',
      (repository) => {
        repository.write(PAGE, '# Code\n\nReplaced by a script.\n');
        repository.write('.git-blame-ignore-revs', `${repository.commit('Script', DATE)}\n`);
        repository.commit('Ignore it', DATE);
      },
    ],
  ])('is not found after %s', async (_, edit) => {
    using repository = documented();
    edit(repository);
    const { messages, isEdited } = await edited(repository);
    expect(messages).toEqual([]);
    expect(isEdited).toEqual([false]);
  });

  it('is no concern of a spec without sources, which may write code', async () => {
    using repository = documented();
    repository.write(FILE, documentedSpec({ tracks: undefined, type: 'code' }));
    repository.write(PAGE, '# Code\n\nEdited.\n');
    repository.commit('Edit it', DATE);
    expect((await edited(repository)).messages).toEqual([]);
  });

  it('is no concern of a page with its own `tracks`', async () => {
    using repository = documented();
    repository.write('docs/page.md', '---\ntracks: src/**\nreviewed: 2026-01-12\n---\n\n# Page\n');
    repository.commit('Write a page', DATE);
    repository.write('docs/page.md', '---\ntracks: src/**\nreviewed: 2026-01-12\n---\n\n# New\n');
    repository.commit('Edit the page', { date: '2026-01-14T08:00:00Z' });
    expect((await edited(repository)).messages).toEqual([]);
  });
});
