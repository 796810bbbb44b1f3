import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAffected } from '../../integration/engine/src/affected.ts';
import { analyzeSince } from '../../integration/engine/src/analyze-since.ts';
import { coverage } from '../../integration/engine/src/coverage.ts';
import { fixCitations, type Report } from '../../integration/engine/src/index.ts';
import { findingsOf, analyzeRepository, specOf } from '../support/report.ts';
import { TestRepository } from '../support/repository.ts';
import { numbered } from '../support/specs.ts';

const README = `---
title: Read me
tracking: none
---

# Program

The entry is \`src/main.py\`, the loop \`src/main.py:30-34\` and the end \`src/long.py:90\`.
The parser was in \`src/old.py:1-2\`; the reader is \`src/reader.py:3-4\` and \`src/reader.py\`.
`;

/** The citations of a document as short text. */
function citationsIn(report: Report, id: string): string[] {
  const [document] = specOf(report, id).documents;
  return (document?.citations ?? []).map(({ text, state, current }) => {
    const lines = current?.startLine ? `:${current.startLine}-${current.endLine ?? ''}` : '';
    return `${text} ${state} ${current === null ? '-' : `${current.path}${lines}`}`;
  });
}

describe('a page that declares nothing and refers to sources', () => {
  let repository: TestRepository;
  let report: Report;

  beforeAll(async () => {
    repository = TestRepository.init();
    repository.write('src/main.py', numbered(40)).write('src/long.py', numbered(90, 'long'));
    repository.write('src/old.py', numbered(9, 'old')).write('src/reader.py', numbered(20, 'read'));
    repository.write('README.md', README).write('docs/plain.md', '# Plain\n\nNothing.\n');
    repository.write('docs/right.md', '# Right\n\nSee `src/main.py` and `npm run x`.\n');
    repository.write('pkg/same/util.py', 'a\n').write('lib/same/util.py', 'b\n');
    repository.write('docs/two.md', '# Two\n\nSee `same/util.py:1` or `same/util.py`.\n');
    repository.write(
      'docs/page.md',
      '---\ntracks: [src/main.py]\n---\n\n# Page\n\nSee `src/reader.py`, `src/old.py` and `src/old.py:1`.\n',
    );
    repository.commit('Write', { date: '2026-01-01T10:00:00Z', author: 'Ann' });
    repository.git('branch', 'before');
    repository.write('src/main.py', `${numbered(5, 'new')}${numbered(40)}`);
    repository.write('src/long.py', numbered(50, 'long'));
    repository.remove('src/old.py').move('src/reader.py', 'src/input.py');
    repository.commit('Tidy up', { date: '2026-02-01T10:00:00Z', author: 'Bob' });
    report = await analyzeRepository(repository);
  });

  afterAll(() => {
    repository[Symbol.dispose]();
  });

  it('is a spec of its own kind, without inputs and baseline', () => {
    expect(report.specs.map(({ id, kind, status }) => [id, kind, status])).toEqual([
      ['README.md', 'references', 'drifted'],
      ['docs/page.md', 'page', 'drifted'],
      ['docs/right.md', 'references', 'up-to-date'],
      ['docs/two.md', 'references', 'up-to-date'],
    ]);
    expect(specOf(report, 'README.md')).toMatchObject({
      title: 'Read me',
      file: 'README.md',
      inputCount: 0,
      changes: [],
      since: null,
      baseline: { from: null, commit: null, reason: 'the page declares no sources' },
      documents: [{ file: 'README.md', state: 'broken', impact: 'broken' }],
      recommendation: { text: 'Correct the references that lead nowhere', command: null },
    });
  });

  it('has its references as citations, with the lines of today', () => {
    expect(citationsIn(report, 'README.md')).toEqual([
      'src/main.py ok src/main.py',
      'src/main.py:30-34 moved src/main.py:35-39',
      'src/long.py:90 deleted -',
      'src/old.py:1-2 deleted -',
      'src/reader.py:3-4 moved src/input.py:3-4',
      'src/reader.py moved src/input.py',
    ]);
    const written = repository.git('rev-parse', 'before');
    const [document] = specOf(report, 'README.md').documents;
    expect(document?.citations[1]?.commit).toBe(written);
  });

  it('names the commit that broke a reference', () => {
    const [document] = specOf(report, 'README.md').documents;
    const subjects = document?.evidence.map(({ text, commit }) => [
      text,
      report.commits[commit ?? -1]?.subject,
    ]);
    expect(subjects).toEqual([
      ['`src/long.py:90`, cited in *Program*, leads nowhere', 'Tidy up'],
      ['`src/old.py:1-2`, cited in *Program*, leads nowhere', 'Tidy up'],
    ]);
    expect(document?.since).toBe('2026-02-01T10:00:00Z');
  });

  it('is reported by the rules about references alone', () => {
    const id = repository.git('rev-parse', '--short=7', 'HEAD');
    expect(findingsOf(report)).toEqual([
      'warn stale-reference README.md:8',
      'warn stale-reference README.md:9',
      'warn stale-reference README.md:9',
      'warn stale-reference README.md:9',
      'error broken-citation docs/page.md:7',
      'error broken-citation docs/page.md:7',
      'warn stale-reference docs/page.md:7',
      'warn ambiguous-reference docs/two.md:3',
    ]);
    const messages = report.findings.map(({ message }) => message);
    expect(messages).toContain(
      `\`src/long.py:90\` leads nowhere: commit ${id} of 2026-02-01 by Bob left 50 lines of src/long.py`,
    );
    expect(messages.filter((message) => message.includes('elsewhere'))).toEqual([
      `\`src/reader.py:3-4\` is elsewhere now: commit ${id} of 2026-02-01 by Bob renamed src/reader.py to src/input.py`,
      `\`src/reader.py\` is elsewhere now: commit ${id} of 2026-02-01 by Bob renamed src/reader.py to src/input.py`,
      `\`src/reader.py\` is elsewhere now: commit ${id} of 2026-02-01 by Bob renamed src/reader.py to src/input.py`,
    ]);
  });

  it('is reported for moved lines if that is wanted, and not twice for a renamed file', async () => {
    const { findings } = await analyzeRepository(repository, {
      rules: { 'moved-citation': 'warn', 'uncited-section': 'warn', 'edited-document': 'warn' },
    });
    const moved = findings.filter(({ rule }) => rule === 'moved-citation');
    expect(moved.map(({ message }) => message)).toEqual([
      'README.md:8 cites `src/main.py:30-34`, which is src/main.py:35-39 now',
    ]);
    expect(findings.filter(({ file, rule }) => file === 'README.md' && /^[ue]/.test(rule))).toEqual(
      [],
    );
  });

  it('is counted apart', () => {
    const { specs, documents, references } = report.summary;
    expect(specs.total).toBe(1);
    expect(documents).toMatchObject({ broken: 1, upToDate: 0 });
    expect(references).toEqual({
      total: 7,
      broken: 2,
      pages: { total: 3, broken: 1, upToDate: 2 },
    });
  });

  it('makes no source documented', async () => {
    const { files } = await coverage({ root: repository.root });
    const covered = files.map(({ path, coverage: state }) => `${path} ${state}`);
    expect(covered).toContain('src/main.py tracked');
    expect(covered).toContain('src/long.py none');
  });

  it('is affected by the files that it names', async () => {
    const { documents, specs } = await findAffected({
      root: repository.root,
      paths: ['src/main.py'],
    });
    expect(documents.map(({ file }) => file)).toEqual(['README.md', 'docs/right.md']);
    expect(specs.map(({ id }) => id)).toEqual(['docs/page.md']);
  });

  it('is part of what changes since a commit broke', async () => {
    const narrowed = await analyzeSince({ root: repository.root, since: 'before' });
    expect(narrowed.findings.map(({ file }) => file)).toContain('README.md');
    expect(narrowed.summary.references?.pages).toMatchObject({ total: 1, broken: 1 });
    const none = await analyzeSince({ root: repository.root, since: 'HEAD' });
    expect(none.findings).toEqual([]);
  });

  it('is watched only if it is among the files that are named', async () => {
    const none = await analyzeRepository(repository, { watched: [] });
    expect(none.specs.map(({ id }) => id)).toEqual(['docs/page.md']);
    expect(none.summary.references).toBeUndefined();
    const some = await analyzeRepository(repository, { watched: ['docs/right.md', 'x.md'] });
    expect(some.specs.map(({ id }) => id)).toEqual(['docs/page.md', 'docs/right.md']);
  });

  it('says the same with and without what earlier runs remember', async () => {
    expect(await analyzeRepository(repository, { cacheDir: false })).toEqual(report);
    expect(await analyzeRepository(repository)).toEqual(report);
  });

  it('is no citation of lines that a shallow clone cannot date', async () => {
    using clone = repository.clone(1);
    const found = await analyzeRepository(clone, { fetch: false });
    expect(
      citationsIn(found, 'README.md').filter((each) => / deleted | missing /.test(each)),
    ).toEqual([]);
    expect(specOf(found, 'README.md').status).toBe('up-to-date');
  });

  it('gets the new lines and paths of what moved', async () => {
    const { documents } = await fixCitations({ root: repository.root });
    expect(documents.map(({ file, fixed }) => [file, fixed.map((each) => each.rewritten)])).toEqual(
      [
        ['README.md', ['src/main.py:35-39', 'src/input.py:3-4', 'src/input.py']],
        ['docs/page.md', ['src/input.py']],
      ],
    );
    expect(readFileSync(repository.path('README.md'), 'utf8')).toContain(
      'the reader is `src/input.py:3-4` and `src/input.py`',
    );
    const fixed = await analyzeRepository(repository);
    expect(fixed.summary.references).toMatchObject({ total: 7, broken: 2 });
  });
});

describe('a page with sources', () => {
  it('may say that a file is gone', async () => {
    using repository = TestRepository.init();
    const page = (...texts: string[]): string =>
      ['---\ntracks: [src/a.py]\n---\n', '# Page\n', ...texts].join('\n');
    repository.write('src/a.py', numbered(3)).write('src/old.py', numbered(4, 'old'));
    repository.write('src/moves.py', numbered(5, 'moves'));
    const before = 'It removes tokens in `src/moves.py`.\n';
    repository.write('docs/p.md', page('The parser is `src/old.py:1`.\n', before));
    repository.commit('Write', { date: '2026-01-01T10:00:00Z' });
    repository.remove('src/old.py').remove('src/moves.py');
    const said = 'The parser `src/old.py:1` was removed.\n';
    repository.write('docs/p.md', page(said, before));
    repository.commit('Tidy up', { date: '2026-02-01T10:00:00Z' });
    const report = await analyzeRepository(repository);
    expect(findingsOf(report)).toEqual(['error broken-citation docs/p.md:9']);
    repository.write('docs/q.md', page('There was `src/old.py:2`, removed in 2.0.\n'));
    repository.write('docs/p.md', page('The parser is `src/old.py:1`.\n'));
    expect(findingsOf(await analyzeRepository(repository))).toEqual([
      'error broken-citation docs/p.md:7',
    ]);
  });
});
