import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acceptSpecs, type AnalyzeOptions, analyze } from '../../integration/engine/src/index.ts';
import { TestRepository } from '../support/repository.ts';

const PAGE = 'docs/guide.md';

/** When the code changed. Statements are made before or after it. */
const BEFORE = '2026-01-05T08:00:00Z';
const CHANGED = '2026-01-10T08:00:00Z';
const AFTER = '2026-01-15T08:00:00Z';

/** Who accepts, when and why. Whoever runs the tests may have no name for git. */
const TERMS = { reason: 'Checked by hand', author: 'Ann <ann@example.com>', now: new Date(AFTER) };

const SESSIONS = `## Sessions

A session ends when it was not used for the time in \`SESSION_MINUTES\`, and the
user has to sign in again.

- It is renewed by each request.
`;

const LIMITS = `## Limits

A list shows as many rows as \`MAX_ROWS\` says, which \`src/limits.ts:1\` sets.
`;

function page(sections: readonly string[], fields = ''): string {
  return `---\ntracks: src/**\n${fields}---\n\n# Guide\n\n${sections.join('\n')}`;
}

function edited(section: string): string {
  return `${section}\nThis is so on every server.\n`;
}

describe('a section of a page needs review', () => {
  let repository: TestRepository;

  beforeEach(() => {
    repository = TestRepository.init();
    writeCode(30, 10);
    repository.write(PAGE, page([SESSIONS, LIMITS]));
    repository.commit('Write a guide', { date: '2026-01-01T08:00:00Z' });
  });

  afterEach(() => {
    repository[Symbol.dispose]();
  });

  function writeCode(minutes: number, rows: number): TestRepository {
    return repository
      .write('src/session.ts', `export const SESSION_MINUTES = ${minutes};\n`)
      .write('src/limits.ts', `export const MAX_ROWS = ${rows};\n`);
  }

  function changeCode(date = CHANGED): void {
    writeCode(60, 20);
    repository.commit('Raise the limits', { date });
  }

  function edit(sections: readonly string[], date = AFTER, fields = ''): string {
    repository.write(PAGE, page(sections, fields));
    return repository.commit('Edit the guide', { date });
  }

  /** The slugs of the sections that need review. */
  async function outdated(options: Partial<AnalyzeOptions> = {}): Promise<string[]> {
    const { specs } = await analyze({ root: repository.root, ...options });
    return specs.flatMap(({ documents }) =>
      documents.flatMap(({ sections }) =>
        sections.filter(({ state }) => state === 'needs-review').map(({ slug }) => slug),
      ),
    );
  }

  it('if what it names changed after it was written', async () => {
    expect(await outdated()).toEqual([]);
    changeCode();
    expect(await outdated()).toEqual(['sessions', 'limits']);
  });

  it('until its own text is edited, not that of another section', async () => {
    changeCode();
    edit([SESSIONS, edited(LIMITS)]);
    expect(await outdated()).toEqual(['sessions']);
    edit([edited(SESSIONS), edited(LIMITS)], '2026-01-16T08:00:00Z');
    expect(await outdated()).toEqual([]);
  });

  it('if another section that names the same was edited', async () => {
    const footer = '## Pages\n\nA page of a list ends after `MAX_ROWS` rows.\n';
    repository.write(PAGE, page([SESSIONS, LIMITS, footer]));
    repository.commit('Describe pages', { date: BEFORE });
    changeCode();
    edit([edited(SESSIONS), edited(LIMITS), footer]);
    expect(await outdated()).toEqual(['pages']);
  });

  it('until its edit, which need not be committed', async () => {
    changeCode();
    repository.write(PAGE, page([edited(SESSIONS), LIMITS]));
    expect(await outdated()).toEqual(['limits']);
    expect(await outdated({ committed: true })).toEqual(['sessions', 'limits']);
  });

  it('after its edit, if the code changes again', async () => {
    changeCode();
    edit([edited(SESSIONS), edited(LIMITS)]);
    writeCode(90, 20).commit('Raise one limit again', { date: '2026-01-20T08:00:00Z' });
    expect(await outdated()).toEqual(['sessions']);
  });

  it('if code that was changed and changed back was described in between', async () => {
    changeCode();
    edit([edited(SESSIONS), LIMITS]);
    writeCode(30, 10).commit('Lower the limits again', { date: '2026-01-20T08:00:00Z' });
    expect(await outdated()).toEqual(['sessions']);
  });

  it.each([
    ['a formatter', SESSIONS.replace('the\nuser', 'the user').replace('- It', '*   It')],
    ['an edit of the frontmatter', SESSIONS, 'description: How to sign in\n'],
    ['a comment', `${SESSIONS}\n<!-- To be checked. -->\n`],
    ['a heading above it', SESSIONS.replace('## Sessions', '### Sessions')],
  ])('in spite of %s', async (_, text, fields = '') => {
    changeCode();
    edit([text, LIMITS], AFTER, fields);
    expect(await outdated()).toEqual(['sessions', 'limits']);
  });

  it('in spite of a rewritten reference', async () => {
    changeCode();
    edit([SESSIONS, LIMITS.replace('limits.ts:1', 'limits.ts#L1')]);
    expect(await outdated()).toEqual(['sessions', 'limits']);
  });

  it('in spite of an edit by a commit that is to be ignored', async () => {
    changeCode();
    const oid = edit([edited(SESSIONS), LIMITS]);
    expect(await outdated({ ignoreRevs: [oid] })).toEqual(['sessions', 'limits']);
  });

  it('under a new heading, and in a page with a new name', async () => {
    changeCode();
    edit([SESSIONS.replace('## Sessions', '## How sessions end'), LIMITS]);
    expect(await outdated()).toEqual(['how-sessions-end', 'limits']);
    repository.move(PAGE, 'docs/manual.md').commit('Rename it', { date: '2026-01-16T08:00:00Z' });
    expect(await outdated()).toEqual(['how-sessions-end', 'limits']);
  });

  it('beside a new section of the same name', async () => {
    changeCode();
    edit(['## Sessions\n\nSessions of guests are the same.\n', SESSIONS, LIMITS]);
    expect(await outdated()).toEqual(['sessions-1', 'limits']);
  });

  it('until two people have edited one section each, and their edits are merged', async () => {
    changeCode();
    repository.git('branch', 'other');
    edit([edited(SESSIONS), LIMITS]);
    repository.git('checkout', '--quiet', 'other');
    edit([SESSIONS, edited(LIMITS)]);
    expect(await outdated()).toEqual(['sessions']);
    repository.git('checkout', '--quiet', 'main');
    repository.merge('other', { date: '2026-01-16T08:00:00Z' });
    expect(await outdated()).toEqual([]);
  });

  describe('if it was edited on a branch before the code changed, which was then', () => {
    beforeEach(() => {
      repository.git('checkout', '--quiet', '-b', 'docs');
      edit([edited(SESSIONS), LIMITS], BEFORE);
      repository.git('checkout', '--quiet', 'main');
      changeCode();
    });

    it('merged', async () => {
      repository.merge('docs', { date: AFTER });
      expect(await outdated()).toEqual(['sessions', 'limits']);
    });

    it('rebased', async () => {
      repository.git('rebase', '--quiet', 'main', 'docs');
      expect(await outdated()).toEqual(['sessions', 'limits']);
    });

    it('rebased, with a citation of lines that its author saw as they were', async () => {
      repository.git('checkout', '--quiet', 'docs');
      repository.write(PAGE, page([`${SESSIONS}\n\`src/session.ts:1\` sets it.\n`, LIMITS]));
      repository.git('commit', '--quiet', '--amend', '--all', '--no-edit');
      repository.git('rebase', '--quiet', 'main');
      const { specs } = await analyze({ root: repository.root });
      const citations = specs.flatMap(({ documents }) => documents[0]?.citations ?? []);
      expect(citations.map(({ text, stale }) => [text, stale])).toEqual([
        ['src/session.ts:1', true],
        ['src/limits.ts:1', true],
      ]);
    });

    it('picked', async () => {
      repository.git('cherry-pick', 'docs');
      expect(await outdated()).toEqual(['sessions', 'limits']);
    });

    it('but not if it was squashed, because the new commit says nothing of that', async () => {
      repository.git('merge', '--squash', 'docs');
      repository.commit('Edit the guide (#2)', { date: AFTER });
      expect(await outdated()).toEqual(['limits']);
    });
  });

  it('again after its edit was reverted', async () => {
    changeCode();
    edit([edited(SESSIONS), edited(LIMITS)]);
    repository.git('revert', '--no-edit', 'HEAD');
    expect(await outdated()).toEqual(['sessions', 'limits']);
  });

  it('unless a clone lacks what decides it, which is said instead', async () => {
    repository.git('checkout', '--quiet', '-b', 'docs');
    edit([edited(SESSIONS), edited(LIMITS)], BEFORE);
    repository.git('checkout', '--quiet', 'main');
    changeCode();
    repository.git('rebase', '--quiet', 'main', 'docs');
    repository.git('config', 'uploadpack.allowFilter', 'true');
    for (const part of ['--depth=1', '--depth=2', '--filter=blob:none', '--filter=tree:0']) {
      using clone = new TestRepository();
      clone.git('clone', '--quiet', part, `file://${repository.root}`, '.');
      const { specs } = await analyze({ root: clone.root, fetch: false });
      expect(specs.map(({ status }) => `${part}: ${status}`)).toEqual([`${part}: unknown`]);
    }
    expect(await outdated()).toEqual(['sessions', 'limits']);
  });

  it('after its page was removed and restored', async () => {
    changeCode();
    repository.remove(PAGE).commit('Remove the guide', { date: AFTER });
    edit([SESSIONS, edited(LIMITS)], '2026-01-16T08:00:00Z');
    expect(await outdated()).toEqual(['sessions']);
  });

  it('until a commit declares the page or the section right with a trailer', async () => {
    changeCode();
    repository.commit(`Check the limits\n\nDocs-Reviewed: ${PAGE}#limits`, { date: AFTER });
    expect(await outdated()).toEqual(['sessions']);
    repository.commit(`Check the guide\n\nDocs-Reviewed: ${PAGE}`, { date: AFTER });
    expect(await outdated()).toEqual([]);
  });

  it('in spite of statements about another page that has its former path now', async () => {
    const moved = 'docs/manual.md';
    repository.move(PAGE, moved).commit('Rename it', { date: BEFORE });
    repository.write(PAGE, page(['## Sessions\n\nThey end, as `SESSION_MINUTES` says.\n']));
    repository.commit('Write another guide', { date: BEFORE });
    changeCode();
    repository.commit(`Check the guide\n\nDocs-Reviewed: ${PAGE}`, { date: AFTER });
    expect(await outdated()).toEqual(['sessions', 'limits']);
    repository.git('reset', '--quiet', '--hard', 'HEAD~');
    const section = { document: PAGE, section: 'sessions' };
    await acceptSpecs({ ...TERMS, root: repository.root, section });
    expect(await outdated()).toEqual(['sessions', 'limits']);
  });

  it.each([
    [
      'a squash merge',
      '* Check it\n\nDocs-Reviewed: docs/guide.md\n\n* Go on\n\nCo-authored-by: A <a@example.com>',
    ],
    [
      'an indented message',
      'Squashed commit:\n\n    docs-reviewed:   docs/guide.md  \n\n    More.',
    ],
  ])('until its review in the middle of %s', async (_, message) => {
    changeCode();
    repository.commit(`Merge it\n\n${message}`, { date: AFTER });
    expect(await outdated()).toEqual([]);
  });

  it.each(['../guide.md', 'guide.md', `${PAGE}#nothing`, `> Docs-Reviewed: ${PAGE}`])(
    'in spite of a review of %s',
    async (value) => {
      changeCode();
      repository.commit(`Check it\n\nDocs-Reviewed: ${value}`, { date: AFTER });
      expect(await outdated()).toEqual(['sessions', 'limits']);
    },
  );

  it('in spite of a trailer that was written before the code changed', async () => {
    repository.git('checkout', '--quiet', '-b', 'docs');
    repository.commit(`Check the guide\n\nDocs-Reviewed: ${PAGE}`, { date: BEFORE });
    repository.git('checkout', '--quiet', 'main');
    changeCode();
    repository.merge('docs', { date: AFTER });
    expect(await outdated()).toEqual(['sessions', 'limits']);
  });

  it('until the section, or the whole page, is accepted', async () => {
    const { root } = repository;
    changeCode();
    const terms = { ...TERMS, root };
    await acceptSpecs({ ...terms, section: { document: PAGE, section: 'limits' } });
    expect(await outdated()).toEqual(['sessions']);
    await acceptSpecs({ ...terms, spec: PAGE });
    repository.commit('Accept the guide', { date: '2026-01-16T08:00:00Z' });
    expect(await outdated()).toEqual([]);
    writeCode(90, 20).commit('Raise one limit again', { date: '2026-01-20T08:00:00Z' });
    expect(await outdated()).toEqual(['sessions']);
    edit([SESSIONS, edited(LIMITS)], '2026-01-21T08:00:00Z');
    expect(await outdated()).toEqual(['sessions']);
  });

  it('after its acceptance has ended, which is said until somebody has seen it since', async () => {
    const { root } = repository;
    const until = '2026-01-18';
    changeCode();
    await acceptSpecs({ ...TERMS, root, until, spec: PAGE });
    repository.commit('Accept the guide', { date: AFTER });
    const findMessages = async (): Promise<string[]> => {
      const { findings } = await analyze({ root, now: new Date('2026-02-01T08:00:00Z') });
      return findings.filter(({ rule }) => rule === 'drift').map(({ message }) => message);
    };
    const ended = /; accepted only until 2026-01-18$/;
    expect(await findMessages()).toEqual([expect.stringMatching(ended)]);
    const trailer = `Docs-Reviewed: ${PAGE}#sessions`;
    repository.commit(`Check sessions\n\n${trailer}`, { date: '2026-01-16T08:00:00Z' });
    expect(await findMessages()).toEqual([expect.stringMatching(ended)]);
    repository.commit(`Check all\n\nDocs-Reviewed: ${PAGE}`, { date: '2026-01-20T08:00:00Z' });
    writeCode(90, 20).commit('Raise one limit again', { date: '2026-01-25T08:00:00Z' });
    expect(await findMessages()).toEqual([expect.not.stringMatching(ended)]);
  });

  it('not, and the page has not drifted, if an acceptance of older code is about something else', async () => {
    const { root } = repository;
    const terms = { ...TERMS, root };
    await acceptSpecs({ ...terms, section: { document: PAGE, section: 'limits' } });
    writeCode(60, 10).commit('Raise one limit', { date: CHANGED });
    const date = '2026-01-12T08:00:00Z';
    repository.commit(`Check the guide\n\nDocs-Reviewed: ${PAGE}`, { date });
    const { specs } = await analyze({ root });
    expect(specs.map(({ status }) => status)).toEqual(['up-to-date']);
    expect(await outdated()).toEqual([]);
  });

  it.each(['2026-01-15', '2026-01-15T09:00:00Z'])('until `reviewed: %s`', async (reviewed) => {
    changeCode();
    edit([SESSIONS, LIMITS], '2026-01-15T09:00:00Z', `reviewed: ${reviewed}\n`);
    expect(await outdated()).toEqual([]);
    writeCode(90, 30).commit('Raise the limits again', { date: '2026-01-20T08:00:00Z' });
    expect(await outdated()).toEqual(['sessions', 'limits']);
    edit([SESSIONS, edited(LIMITS)], '2026-01-21T08:00:00Z', `reviewed: ${reviewed}\n`);
    expect(await outdated()).toEqual(['sessions']);
  });

  it('again after `reviewed` was taken back', async () => {
    changeCode();
    edit([SESSIONS, LIMITS], AFTER, 'reviewed: 2026-01-15\n');
    repository.git('revert', '--no-edit', 'HEAD');
    expect(await outdated()).toEqual(['sessions', 'limits']);
  });

  it('in spite of edits, if only statements count', async () => {
    changeCode();
    edit([edited(SESSIONS), edited(LIMITS)]);
    expect(await outdated({ strictReviews: true })).toEqual(['sessions', 'limits']);
    repository.commit(`Check the guide\n\nDocs-Reviewed: ${PAGE}`, { date: AFTER });
    expect(await outdated({ strictReviews: true })).toEqual([]);
  });

  it('as the report says, since the newest statement about it', async () => {
    const oid = edit([edited(SESSIONS), LIMITS], BEFORE);
    changeCode();
    const { specs } = await analyze({ root: repository.root });
    const baselines = specs[0]?.documents[0]?.sections.map(({ slug, baseline }) => [
      slug,
      baseline?.from,
      baseline?.commit === oid,
    ]);
    expect(baselines).toEqual([
      ['guide', 'page-commit', false],
      ['sessions', 'page-commit', true],
      ['limits', 'page-commit', false],
    ]);
    expect(specs[0]?.baseline.date).toBe('2026-01-01T08:00:00Z');
  });

  it('with a grace period that begins when its own text was reviewed', async () => {
    changeCode();
    edit([edited(SESSIONS), LIMITS]);
    writeCode(90, 20).commit('Raise one limit again', { date: '2026-02-10T08:00:00Z' });
    const { findings } = await analyze({
      root: repository.root,
      now: new Date('2026-02-12T08:00:00Z'),
      rules: {
        drift: ['error', { after: '20d' }],
        'changed-citation': ['error', { after: '20d' }],
      },
    });
    expect(findings.map(({ rule, line, severity }) => [rule, line, severity])).toEqual([
      ['drift', 7, 'error'],
      ['changed-citation', 18, 'error'],
    ]);
    edit([edited(edited(SESSIONS)), edited(LIMITS)], '2026-02-11T08:00:00Z');
    writeCode(90, 30).commit('Raise the other limit again', { date: '2026-02-11T09:00:00Z' });
    const later = await analyze({
      root: repository.root,
      now: new Date('2026-02-12T08:00:00Z'),
      rules: {
        drift: ['error', { after: '20d' }],
        'changed-citation': ['error', { after: '20d' }],
      },
    });
    expect(later.findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['drift', 'warn'],
      ['changed-citation', 'warn'],
    ]);
  });

  it('for what surrounds its facts only where nobody has reviewed it', async () => {
    const calls = (end: string): void => {
      repository.write('src/session.ts', `export function SESSION_MINUTES() {\n  ${end}();\n}\n`);
    };
    calls('one');
    edit([SESSIONS, LIMITS], BEFORE);
    repository.write(PAGE, page([edited(SESSIONS), LIMITS], 'reviewed: 2026-01-06\n'));
    repository.commit('Review it', { date: '2026-01-06T08:00:00Z' });
    calls('two');
    repository.commit('Call another function', { date: CHANGED });
    const around = async (): Promise<unknown[]> =>
      (await analyze({ root: repository.root })).specs.flatMap(({ documents }) =>
        documents.flatMap(({ impact, evidence }) => [impact, evidence.map((each) => each.section)]),
      );
    expect(await around()).toEqual(['public', ['sessions']]);
    repository.write(PAGE, page([edited(edited(SESSIONS)), LIMITS], 'reviewed: 2026-01-06\n'));
    repository.commit('Edit it', { date: AFTER });
    const [impact, sections] = await around();
    expect([impact === 'named', sections]).toEqual([false, []]);
  });

  it('for a citation until its section is edited, although its lines stay those of its author', async () => {
    changeCode();
    const found = async (): Promise<(string | undefined)[]> =>
      (await analyze({ root: repository.root })).findings
        .filter(({ rule }) => rule === 'changed-citation')
        .map(({ file }) => file);
    expect(await found()).toEqual([PAGE]);
    edit([edited(SESSIONS), LIMITS]);
    expect(await found()).toEqual([PAGE]);
    repository.write(PAGE, page([edited(SESSIONS), edited(LIMITS)]));
    expect(await found()).toEqual([]);
    edit([edited(SESSIONS), edited(LIMITS)]);
    expect(await found()).toEqual([]);
    writeCode(60, 30).commit('Raise one limit again', { date: '2026-01-20T08:00:00Z' });
    expect(await found()).toEqual([PAGE]);
  });
});
