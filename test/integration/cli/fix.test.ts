import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { drift, driftProgram } from '../../support/cli.ts';
import { TestRepository } from '../../support/repository.ts';
import { numbered, specText } from '../../support/specs.ts';

const DOCUMENT = `# Guide

The limit is in \`src/a.py:10-12\`, the rest in [the file](../src/a.py#L20-L22).
It begins in \`src/a.py:1-2\`.
`;

function begin(): TestRepository {
  return TestRepository.init()
    .write(
      '.chant/specs/2026-01-01-001-doc.md',
      specText({
        completed_at: '2026-01-01T10:00:00Z',
        tracks: ['src/**'],
        target_files: ['docs/guide.md'],
      }),
    )
    .write('docs/guide.md', DOCUMENT)
    .write('src/a.py', numbered(30));
}

describe('astro-drift fix', () => {
  it('shows with --dry-run which citations moved, and then rewrites them', async () => {
    using repository = begin();
    repository.commit('Start', { date: '2026-01-01T10:01:00Z' });
    repository.write('src/a.py', numbered(30).replace('line 5\n', 'line 5\nnew\nnew\n'));
    repository.commit('Add two lines', { date: '2026-01-02T10:00:00Z' });

    const shown = await drift(repository, ['fix', '--dry-run']);
    await expect(shown.out).toMatchFileSnapshot('golden/fix-dry-run.txt');
    expect(readFileSync(repository.path('docs/guide.md'), 'utf8')).toBe(DOCUMENT);

    const { code, out } = await driftProgram(repository, ['fix']);
    await expect(out).toMatchFileSnapshot('golden/fix.txt');
    expect(code).toBe(0);
    expect(readFileSync(repository.path('docs/guide.md'), 'utf8')).toBe(
      DOCUMENT.replace('10-12', '12-14').replace('#L20-L22', '#L22-L24'),
    );
    const again = await drift(repository, ['fix']);
    expect(again).toMatchObject({ code: 0, out: 'No citation has moved.\n' });
  });

  it('fails where there is no git repository to compare with', async () => {
    using folder = new TestRepository();
    folder.write('docs/a.md', '---\ntracks: [src/a.py]\n---\n\n# A\n');
    const env = { GIT_CEILING_DIRECTORIES: folder.root };
    const { code, err } = await drift(folder, ['fix'], { env });
    expect(code).toBe(2);
    expect(err).toContain('Nothing can be compared: this folder is not inside a git repository.');
  });
});
