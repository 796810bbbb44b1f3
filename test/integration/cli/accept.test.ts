import { existsSync, readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTechCorp } from '../../scenario/techcorp.ts';
import { drift } from '../../support/cli.ts';
import { converse, KEYS } from '../../support/dialogue.ts';
import type { TestRepository } from '../../support/repository.ts';

const NOW = ['--now', '2026-02-15T18:00:00Z'];
const WHO = ['--author', 'Priya Raman <priya@example.com>'];

describe('astro-drift accept', () => {
  let repository: TestRepository;

  beforeAll(() => {
    repository = buildTechCorp({ chapter: 'drifted' });
  });

  afterAll(() => {
    repository[Symbol.dispose]();
  });

  it('with --dry-run says what it would write, and writes nothing', async () => {
    const args = ['accept', '--all', '--reason', 'Checked', '--dry-run', ...WHO, ...NOW];
    const { code, out } = await drift(repository, args);
    expect({ code, out }).toEqual({
      code: 0,
      out:
        'Would accept 2026-01-27-001-cpl (173 inputs): .drift/2026-01-27-001-cpl.json\n' +
        'Would accept 2026-01-28-001-doc (154 inputs): .drift/2026-01-28-001-doc.json\n',
    });
    expect(existsSync(repository.path('.drift'))).toBe(false);
  });

  it('with --until accepts a spec until a day, after which it has drifted again', async () => {
    const args = ['accept', '001-doc', '--reason', 'Only MFA, which comes next week'];
    const { code, out } = await drift(repository, [
      ...args,
      '--until',
      '2026-02-20',
      ...WHO,
      ...NOW,
    ]);
    expect({ code, out }).toEqual({
      code: 0,
      out: 'Accepted 2026-01-28-001-doc (154 inputs): .drift/2026-01-28-001-doc.json\nCommit the file.\n',
    });
    const stateOn = async (day: string): Promise<string> =>
      (await drift(repository, ['check', '001-doc', '--now', day])).out;
    expect(await stateOn('2026-02-20')).toContain('Accepted by Priya Raman');
    expect(await stateOn('2026-02-21')).toContain('Status: DRIFT DETECTED');
  });

  it('shows in a terminal what changed, and asks whether to accept it, and why', async () => {
    const args = ['accept', '001-cpl', '001-doc', ...WHO, ...NOW];
    const typed = `Nothing new is coupled${KEYS.enter}`;
    const { code, screen } = await converse(repository, args, [
      ['1 of 2: Is everything that it says right', KEYS.enter],
      ['Why are the documents right', typed],
      ['2 of 2: Is everything that it says right', `${KEYS.down}${KEYS.enter}`],
    ]);
    expect(code).toBe(0);
    expect(screen).toContain('+@router.post("/mfa/setup")');
    expect(screen).toMatch(/more lines: astro-drift diff 001-cpl/);
    const text = readFileSync(repository.path('.drift/2026-01-27-001-cpl.json'), 'utf8');
    expect(JSON.parse(text)).toMatchObject({ reason: 'Nothing new is coupled' });
    expect(screen).not.toContain('.drift/2026-01-28-001-doc.json');
  });

  it('with --yes asks for nothing but the reason in a terminal', async () => {
    const args = ['accept', '001-cpl', '--yes', ...WHO, ...NOW];
    const typed = `Read it${KEYS.enter}`;
    const { code, screen } = await converse(repository, args, [['Why are the documents', typed]]);
    expect(code).toBe(0);
    expect(screen).not.toContain('Is everything');
  });

  it.each([
    ['with Ctrl+C', [['Is everything', KEYS.interrupt]]],
    ['with Ctrl+D', [['Is everything', KEYS.end]]],
    [
      'with Ctrl+D at the reason',
      [
        ['Is everything', KEYS.enter],
        ['Why are the documents', KEYS.end],
      ],
    ],
  ] as const)('writes nothing if the person cancels %s', async (_, exchanges) => {
    rmSync(repository.path('.drift'), { recursive: true, force: true });
    const { code, screen } = await converse(
      repository,
      ['accept', '001-cpl', ...WHO, ...NOW],
      exchanges,
    );
    expect([code, existsSync(repository.path('.drift'))]).toEqual([130, false]);
    expect(screen).toContain('Nothing was written.');
  });

  it.each([
    [['001-doc'], 'Say why the documents are right', 2],
    [['--all', '001-doc', '--reason', 'x'], 'Both specs and --all are given.', 2],
    [['--reason', 'x'], 'No spec is named.', 2],
    [['001-dox', '--reason', 'x'], 'Did you mean 2026-01-28-001-doc?', 1],
    [
      ['001-doc', '--reason', 'x', '--until', '2026-02-01'],
      '--until 2026-02-01 is over already',
      2,
    ],
    [
      ['001-doc', '--reason', 'x', '--until', 'soon'],
      "'--until <day>' argument 'soon' is invalid",
      2,
    ],
    [['001-doc', '--reason', 'x', '--author', ' '], '--author is empty.', 2],
    [['', '--reason', 'x'], 'One of the names is empty.', 2],
  ])('refuses %s with the reason', async (args, message, code) => {
    const ran = await drift(repository, ['accept', ...WHO, ...NOW, ...args]);
    expect(ran).toMatchObject({ code, out: '' });
    expect(ran.err).toContain(message);
    expect(ran.err).not.toContain('astro-drift options');
  });

  it('refuses a spec whose baseline a shallow clone lacks, with the remedy', async () => {
    using shallow = repository.clone(1);
    const { code, err } = await drift(shallow, [
      'accept',
      '001-doc',
      '--reason',
      'x',
      '--no-fetch',
      ...WHO,
    ]);
    expect(code).toBe(1);
    expect(err).toContain('Not accepted: 2026-01-28-001-doc.');
    expect(err).toContain('fetch-depth: 0');
  });
});
