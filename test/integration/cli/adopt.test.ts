import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { drift, type Ran } from '../../support/cli.ts';
import { converse, KEYS } from '../../support/dialogue.ts';
import { TestRepository } from '../../support/repository.ts';
import { template } from '../../support/template.ts';

const day = (number: number): { date: string } => ({
  date: `2026-01-${String(number).padStart(2, '0')}T09:00:00Z`,
});

/** Pages that declare nothing, of each sort that is written in its own way. */
const start = template(() => {
  const repository = TestRepository.init();
  repository
    .write('README.md', '# Shop\n\nIt begins in `src/shop/main.py`.\n')
    .write(
      'docs/sessions.md',
      '---\r\ntitle: "Sessions"\r\n---\r\n\r\n# Sessions\r\n\r\n`create_session` lasts `SESSION_MINUTES`, and `end_session` ends it.\r\n',
    )
    .write('docs/orders.mdx', '# Orders\n\n<b>See</b> `src/shop/orders.py:1`.\n')
    .write('docs/deploy.md', '# Deploying\n\nVersion 1 runs twice.\n')
    .write('docs/philosophy.md', '# Philosophy\n\nWe sell what we like.\n')
    .write('CHANGELOG.md', '# Changes\n\n- `src/shop/main.py` begins.\n')
    .write('src/shop/main.py', 'def main():\n    pass\n')
    .write('src/shop/orders.py', 'def order():\n    pass\n')
    .write(
      'src/shop/sessions.py',
      'SESSION_MINUTES = 30\n\n\ndef create_session():\n    pass\n\n\ndef end_session():\n    pass\n',
    )
    .write('deploy/web.yaml', 'replicas: 2\nversion: 1\n')
    .commit('Begin', day(1));
  for (const version of [2, 3, 4, 5]) {
    repository
      .write('docs/deploy.md', `# Deploying\n\nVersion ${version} runs twice.\n`)
      .write('deploy/web.yaml', `replicas: 2\nversion: ${version}\n`)
      .commit(`Deploy ${version}`, day(version));
  }
  const sessions = readFileSync(repository.path('src/shop/sessions.py'), 'utf8');
  repository
    .write('src/shop/sessions.py', sessions.replace('30', '60'))
    .commit('Let sessions last longer', day(10));
  return repository;
});

const FIELD = 'tracks:\r\n  - src/shop/sessions.py\r\n';

describe('astro-drift adopt', () => {
  let repository: TestRepository;

  beforeEach(() => {
    repository = start();
  });

  afterEach(() => {
    repository[Symbol.dispose]();
  });

  const adopt = (...args: string[]): Promise<Ran> => drift(repository, ['adopt', ...args]);
  const read = (file: string): string => readFileSync(repository.path(file), 'utf8');
  const status = (): string => repository.git('status', '--porcelain');

  it('shows the proposals and what is outdated with --dry-run, and writes nothing', async () => {
    const { code, out, err } = await adopt('--dry-run');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    await expect(out).toMatchFileSnapshot('golden/adopt-dry-run.txt');
    expect(
      Math.max(...(out.split('\n\n')[0] ?? '').split('\n').map(({ length }) => length)),
    ).toBeLessThanOrEqual(80);
    expect(status()).toBe('');
  });

  it('writes the sources into each page in its own way, so that known findings can be recorded', async () => {
    const before = new Map(
      ['README.md', 'docs/sessions.md', 'docs/orders.mdx', 'docs/deploy.md'].map((file) => [
        file,
        read(file),
      ]),
    );
    const { code, out, err } = await adopt('--yes');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    await expect(out).toMatchFileSnapshot('golden/adopt.txt');
    expect(read('README.md')).toBe(
      `<!-- drift tracks: src/shop/main.py -->\n\n${before.get('README.md') ?? ''}`,
    );
    expect(read('docs/sessions.md')).toBe(
      (before.get('docs/sessions.md') ?? '').replace('"Sessions"\r\n', `"Sessions"\r\n${FIELD}`),
    );
    expect(read('docs/orders.mdx')).toBe(
      `---\ntracks:\n  - src/shop/orders.py\n---\n\n${before.get('docs/orders.mdx') ?? ''}`,
    );
    expect(read('docs/deploy.md')).toBe(
      `---\ntracks:\n  - deploy/web.yaml\n---\n\n${before.get('docs/deploy.md') ?? ''}`,
    );
    expect(status().split('\n')).toHaveLength(4);
    const strict = ['check', '--max-warnings', '0'];
    expect((await drift(repository, strict)).code).toBe(1);
    const suppressed = await drift(repository, ['check', '--suppress-all']);
    expect(suppressed.err).toContain('Suppressed 1 finding.');
    repository.commit('Name the sources of the documents', day(11));
    const clean = await drift(repository, strict);
    expect(clean, clean.out).toMatchObject({ code: 0, err: '' });
    expect(clean.out).toContain('1 suppressed in 4 specs.');
    repository.write('src/shop/orders.py', 'def order(count):\n    pass\n');
    expect((await drift(repository, strict)).code).toBe(1);
    expect((await adopt('--yes')).out).toContain(
      'For 1 page nothing was found: docs/philosophy.md.',
    );
  });

  it('writes the configuration instead, and keeps the pages', async () => {
    repository.write('drift.config.json', '{\n  "rules": { "drift": "error" }\n}\n');
    const { code, out } = await adopt('docs', '--yes', '--to', 'config');
    expect(code).toBe(0);
    expect(out).toContain('Wrote the sources to drift.config.json.');
    expect(JSON.parse(read('drift.config.json'))).toEqual({
      rules: { drift: 'error' },
      tracks: {
        'docs/deploy.md': ['deploy/web.yaml'],
        'docs/orders.mdx': ['src/shop/orders.py'],
        'docs/sessions.md': ['src/shop/sessions.py'],
      },
    });
    expect(status()).toBe('?? drift.config.json');
    expect((await drift(repository, ['check'])).code).toBe(1);
  });

  it('leaves a configuration that is a program, and prints what to add', async () => {
    repository.write('drift.config.mjs', 'export default {};\n');
    const { out } = await adopt('docs/orders.mdx', '--yes', '--to', 'config');
    expect(out).toContain(
      'drift.config.mjs is a program, and was left as it is. Add to its options:\n\n    "tracks": {\n      "docs/orders.mdx": [\n        "src/shop/orders.py"\n      ]\n    },\n',
    );
    expect(read('drift.config.mjs')).toBe('export default {};\n');
  });

  it('writes no configuration through a symbolic link, which can lead out of the repository', async () => {
    using elsewhere = TestRepository.init();
    elsewhere.write('config.json', '{}');
    symlinkSync(elsewhere.path('config.json'), repository.path('drift.config.json'));
    const { code, err } = await adopt('docs/orders.mdx', '--yes', '--to', 'config');
    expect(code).toBe(2);
    expect(err).toContain(
      'drift.config.json cannot be written: drift.config.json is a symbolic link.',
    );
    expect(readFileSync(elsewhere.path('config.json'), 'utf8')).toBe('{}');
  });

  it('edits a page with uncommitted changes, and says so; leaves one that cannot be edited', async () => {
    repository
      .write('docs/orders.mdx', '# Orders\n\nSee `src/shop/orders.py:1`. And more.\n')
      .write('docs/sessions.md', '---\n{ title: Sessions }\n---\n\n`src/shop/sessions.py:1`\n');
    const { out } = await adopt('docs', '--yes');
    expect(out).toContain(
      'docs/orders.mdx, docs/sessions.md have changes that are not committed. They are kept.',
    );
    expect(out).toContain(
      'docs/sessions.md was left as it is: the sources cannot be added without changing something else.',
    );
    expect(read('docs/orders.mdx')).toMatch(
      /^---\ntracks:\n {2}- src\/shop\/orders.py\n---\n\n.*And more/s,
    );
  });

  it('takes pages by the paths of Windows and from folders, and skips others', async () => {
    const { out, err } = await drift(repository, ['adopt', '--dry-run', 'orders.mdx', '../src'], {
      folder: 'docs',
    });
    expect(out).toContain('Would write the sources of 1 page.');
    expect(err).toBe('Skipped src: no Markdown files, or they name their sources already.\n');
    expect((await adopt('--dry-run', String.raw`docs\orders.mdx`)).out).toContain(
      'docs/orders.mdx  ',
    );
  });

  it('says what to add where nobody can be asked', async () => {
    expect(await adopt()).toEqual({
      code: 2,
      out: '',
      err: 'error: There is no terminal on which to ask what to write.\n  Add `--dry-run` to see the proposals, or `--yes` to write them.\n',
    });
  });

  it('suggests the sources of one page, also of what it lacks', async () => {
    const { code, out } = await drift(repository, ['suggest', 'docs/deploy.md']);
    expect(code).toBe(0);
    expect(out).toContain('changed with this page in 5 of 5 commits');
    expect(out).toContain('tracks:\n  - deploy/web.yaml\n');
    repository.write(
      'docs/orders.mdx',
      '---\ntracks: [src/shop/main.py]\n---\n\n`src/shop/orders.py:1`, `src/shop/main.py:1`\n',
    );
    const more = await drift(repository, ['suggest', 'docs/orders.mdx']);
    expect(more.out).toContain('docs/orders.mdx tracks 1 file.');
    expect(more.out).toContain('tracks:\n  - src/shop/orders.py\n');
    expect(more.out).not.toContain('- src/shop/main.py');
    expect(await drift(repository, ['suggest', 'src/shop/main.py'])).toMatchObject({ code: 2 });
    expect(status()).toBe(' M docs/orders.mdx');
  });
});

describe('astro-drift adopt in a terminal', () => {
  let repository: TestRepository;

  beforeAll(() => {
    repository = start();
  });

  afterAll(() => {
    repository[Symbol.dispose]();
  });

  it('writes nothing if the person declines', async () => {
    const { code, screen } = await converse(
      repository,
      ['adopt'],
      [['Write the sources of 4 pages?', `${KEYS.down}${KEYS.down}${KEYS.enter}`]],
    );
    expect(code).toBe(130);
    expect(screen).toContain('Nothing was written.');
    expect(repository.git('status', '--porcelain')).toBe('');
    expect(existsSync(repository.path('drift.config.json'))).toBe(false);
  });
});
