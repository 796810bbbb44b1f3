import { describe, expect, it } from 'vitest';
import type { DocumentReport } from '../../integration/engine/src/report/schema.ts';
import { analyzeRepository } from '../support/report.ts';
import { TestRepository } from '../support/repository.ts';
import { template } from '../support/template.ts';

const PAGE = 'docs/auth.md';
const REVIEWED = "tracks: ['src/**']\nreviewed: 2026-01-05";

/** A page that lists endpoints, states a number, and names a function and a folder's files. */
const TEXT = `---
title: Auth
${REVIEWED}
---

How users sign in. \`src/routes.py:9-10\` ends a session.

## Endpoints

| path | meaning |
| --- | --- |
| \`POST /login\` | starts a session |
| \`POST /logout\` | ends it |
| \`GET /me\` | tells who it is |

## Sessions

A session lasts 30 minutes. Call \`refresh_session\` to make it last longer. The code is in
\`routes.py\`, \`session.py\`, \`tokens.py\` and \`users.py\`.
`;

const ROUTES = `from fastapi import FastAPI

app = FastAPI()


@app.post("/login")
def login(name):
    return start(name)
@app.post("/logout")
def logout(): return stop()
@app.get("/me")
def me():
    return current()
`;

const SESSION = `SESSION_MINUTES = 30


def refresh_session(token):
    check(token)
    return token


def _store(token):
    return token
`;

const documented = template(() => {
  const repository = TestRepository.init();
  repository.write('src/routes.py', ROUTES).write('src/session.py', SESSION);
  repository.write('src/tokens.py', 'x = 1\n').write('src/users.py', 'y = 1\n');
  repository.commit('Add auth', { date: '2026-01-01T12:00:00Z' });
  repository.write(PAGE, TEXT);
  repository.write('docs/api.md', '---\ntitle: API\n---\n\nSee `POST /token`.\n');
  repository.commit('Describe it', { date: '2026-01-05T12:00:00Z' });
  return repository;
});

interface Edit {
  readonly file: string;
  readonly text: string;
  readonly subject?: string;
}

/** What an edit of the sources means for the page. */
async function judge({ file, text, subject = 'Edit' }: Edit): Promise<DocumentReport> {
  using repository = documented();
  repository.write(file, text).commit(subject, { date: '2026-02-01T12:00:00Z' });
  const report = await analyzeRepository(repository);
  const document = report.specs.find(({ id }) => id === PAGE)?.documents[0];
  if (document === undefined) throw new Error('the page was not analyzed');
  return document;
}

const withRoute = (path: string): string =>
  ROUTES.replace('@app.get("/me")', `@app.post("${path}")\ndef added(): ...\n@app.get("/me")`);

/** What a change of one file means for a page that says nothing in particular. */
async function compare(
  fields: string,
  file: string,
  before: string,
  after: string,
): Promise<DocumentReport> {
  using repository = TestRepository.init();
  repository.write(file, before);
  repository.write('docs/page.md', `---\ntitle: P\n${fields}\nreviewed: 2026-01-05\n---\n\nAll.\n`);
  repository.commit('Describe it', { date: '2026-01-05T12:00:00Z' });
  repository.write(file, after).commit('Edit', { date: '2026-02-01T12:00:00Z' });
  const report = await analyzeRepository(repository);
  const document = report.specs.find(({ id }) => id === 'docs/page.md')?.documents[0];
  if (document === undefined) throw new Error('the page was not analyzed');
  return document;
}

describe('the impact of a change on a page', () => {
  it('is named where a list of the page lacks a new route', async () => {
    const document = await judge({ file: 'src/routes.py', text: withRoute('/mfa/setup') });
    expect(document).toMatchObject({ state: 'needs-review', impact: 'named' });
    expect(document.evidence[0]).toMatchObject({
      kind: 'list',
      impact: 'named',
      section: 'endpoints',
      path: 'src/routes.py',
      line: 11,
    });
    expect(document.evidence[0]?.text).toContain('`/mfa/setup`');
    expect(document.sections.map(({ slug, state, impact }) => [slug, state, impact])).toEqual([
      ['endpoints', 'needs-review', 'named'],
      ['sessions', 'up-to-date', 'none'],
    ]);
  });

  it('tells routes apart by their methods', async () => {
    const swapped = ROUTES.replace('@app.get("/me")', '@app.get("/login")').replace(
      'def me():\n    return current()',
      'def me():\n    return current()\n@app.get("/me")\ndef who(): return current()',
    );
    const document = await judge({ file: 'src/routes.py', text: swapped });
    expect(document.evidence.map(({ kind }) => kind)).not.toContain('marks');
    expect(document.evidence.map(({ kind }) => kind)).not.toContain('removed');
  });

  it('is no more than public where another page names the new route', async () => {
    const document = await judge({ file: 'src/routes.py', text: withRoute('/token') });
    expect(document).toMatchObject({ state: 'nearby-changes', impact: 'public' });
  });

  it('is named where a number in a sentence is no longer right', async () => {
    const text = SESSION.replace('= 30', '= 15');
    const document = await judge({ file: 'src/session.py', text });
    expect(document).toMatchObject({ state: 'needs-review', impact: 'named' });
    expect(document.evidence).toMatchObject([{ kind: 'value', section: 'sessions', line: 1 }]);
  });

  it('is named where a named function takes other parameters', async () => {
    const text = SESSION.replace('refresh_session(token)', 'refresh_session(token, minutes)');
    const document = await judge({ file: 'src/session.py', text });
    expect(document.evidence).toMatchObject([{ kind: 'parameters', section: 'sessions' }]);
  });

  it('is named where a folder whose files the page lists has a new one', async () => {
    const document = await judge({ file: 'src/mfa.py', text: 'z = 1\n' });
    expect(document.evidence).toMatchObject([{ kind: 'list', section: 'sessions' }]);
    expect(document.evidence[0]?.text).toContain('`mfa.py`');
  });

  it('is cited where cited lines changed, at their section', async () => {
    const text = ROUTES.replace('def logout(): return stop()', 'def logout(): return None');
    const document = await judge({ file: 'src/routes.py', text });
    expect(document).toMatchObject({ state: 'needs-review', impact: 'cited' });
    expect(document.evidence[0]).toMatchObject({ kind: 'citation', section: null });
  });

  it('is broken where cited lines are gone', async () => {
    const text = ROUTES.split('\n').slice(0, 3).join('\n').concat('\n');
    const document = await judge({ file: 'src/routes.py', text });
    expect(document).toMatchObject({ state: 'broken', impact: 'broken' });
  });

  it('is public where only statements of a named function changed', async () => {
    const text = SESSION.replace('check(token)', 'check(token.strip())');
    const document = await judge({ file: 'src/session.py', text });
    expect(document).toMatchObject({ state: 'nearby-changes', impact: 'public' });
  });

  it('is raised by a commit that announces something about a named function', async () => {
    const text = SESSION.replace('check(token)', 'check(token.strip())');
    const subject = 'feat: sessions may have spaces';
    const document = await judge({ file: 'src/session.py', text, subject });
    expect(document.evidence).toMatchObject([{ kind: 'announced', impact: 'named' }]);
  });

  it('is internal where only private code changed', async () => {
    const text = SESSION.replace('    return token\n\n\ndef', '    return token\n\n\ndef').replace(
      /return token\n$/,
      'return token or None\n',
    );
    const document = await judge({ file: 'src/session.py', text });
    expect(document).toMatchObject({ state: 'nearby-changes', impact: 'internal', evidence: [] });
  });

  it('is none where only a comment changed', async () => {
    const document = await judge({ file: 'src/session.py', text: `# Sessions\n${SESSION}` });
    expect(document).toMatchObject({ state: 'up-to-date', impact: 'none', evidence: [] });
  });

  it.each([
    {
      title: 'analysed data has more rows',
      fields: "tracks: [src/**]\norigin: ['data/users.csv']",
      file: 'data/users.csv',
      before: 'id,name\n1,a\n',
      after: 'id,name\n1,a\n2,b\n',
      text: '`data/users.csv` has other content (1 row added, 0 removed)',
    },
    {
      title: 'the text of its original changed',
      fields: 'tracks: [docs/en.md]',
      file: 'docs/en.md',
      before: '---\ntitle: A\n---\n\nSay it.\n',
      after: '---\ntitle: A\n---\n\nSay it twice.\n',
      text: '`docs/en.md` has other content',
    },
  ])('is named where $title', async ({ fields, file, before, after, text }) => {
    const document = await compare(fields, file, before, after);
    expect(document).toMatchObject({ state: 'needs-review', impact: 'named' });
    expect(document.evidence).toMatchObject([{ kind: 'content', path: file, section: null, text }]);
  });

  it('is none where an original changed in nothing but its frontmatter', async () => {
    const text = (date: string): string => `---\ntitle: A\nreviewed: ${date}\n---\n\nSay it.\n`;
    const [before, after] = [text('2026-01-01'), text('2026-02-01')];
    const document = await compare('tracks: [docs/en.md]', 'docs/en.md', before, after);
    expect(document).toMatchObject({ state: 'up-to-date', impact: 'none' });
  });

  it('is public, and says so, where the page names nothing in the changed file', async () => {
    const document = await compare('tracks: [src/**]', 'src/a.py', 'a = f(1)\n', 'a = f(2)\n');
    expect(document).toMatchObject({ state: 'nearby-changes', impact: 'public' });
    expect(document.evidence).toMatchObject([{ kind: 'unclear', impact: 'public' }]);
  });

  it('is public where a binary file changed', async () => {
    const document = await compare('tracks: [src/**]', 'src/a.bin', '\0a', '\0b');
    expect(document).toMatchObject({ impact: 'public', evidence: [{ kind: 'unclear' }] });
  });

  it('quotes nothing of a file that holds secrets by its name', async () => {
    const text = (value: string): string => `{\n  "poolLimit": "${value}"\n}\n`;
    using repository = TestRepository.init();
    repository.write('conf/credentials.json', text('first canary'));
    repository.write(
      'docs/page.md',
      '---\ntitle: P\ntracks: [conf/**]\nreviewed: 2026-01-05\n---\n\n`poolLimit`\n',
    );
    repository.commit('Describe it', { date: '2026-01-05T12:00:00Z' });
    repository.write('conf/credentials.json', text('second canary'));
    repository.commit('Edit', { date: '2026-02-01T12:00:00Z' });
    const report = await analyzeRepository(repository);
    expect(report.specs[0]?.documents[0]).toMatchObject({
      impact: 'named',
      evidence: [{ kind: 'content', text: '`conf/credentials.json` changed', line: null }],
    });
    expect(JSON.stringify(report)).not.toContain('canary');
  });

  it('forgets cited lines that changed before their section was edited', async () => {
    using repository = documented();
    repository.write(PAGE, TEXT.replace('reviewed: 2026-01-05\n', ''));
    repository.commit('Leave the date out', { date: '2026-01-06T12:00:00Z' });
    repository.write('src/routes.py', ROUTES.replace('return stop()', 'return None'));
    repository.commit('Edit', { date: '2026-02-01T12:00:00Z' });
    const judged = async (): Promise<string | undefined> => {
      const { specs } = await analyzeRepository(repository);
      return specs.find(({ id }) => id === PAGE)?.documents[0]?.state;
    };
    expect(await judged()).toBe('needs-review');
    const edited = TEXT.replace('reviewed: 2026-01-05\n', '').replace('How users', 'How people');
    repository.write(PAGE, edited).commit('Review it', { date: '2026-02-02T12:00:00Z' });
    expect(await judged()).toBe('nearby-changes');
  });

  it('is named for a document that is no Markdown', async () => {
    using repository = TestRepository.init();
    repository.write('src/a.py', 'a = 1\n').write('out/a.json', '{}\n');
    repository.write(
      '.chant/specs/001-doc.md',
      "---\ntype: documentation\nstatus: completed\ncompleted_at: 2026-01-05T12:00:00Z\ntracks: ['src/**']\ntarget_files: [out/a.json]\n---\n\n# Doc\n",
    );
    repository.commit('Document it', { date: '2026-01-05T12:00:00Z' });
    repository.write('src/a.py', 'a = 2\n').commit('Edit', { date: '2026-02-01T12:00:00Z' });
    const [spec] = (await analyzeRepository(repository)).specs;
    expect(spec?.documents).toMatchObject([
      { state: 'needs-review', impact: 'named', evidence: [{ kind: 'content' }] },
    ]);
  });

  it('is inherited as public by what builds on a document that needs a review', async () => {
    using repository = documented();
    const page = `---\ntitle: Sum\ntracks: ['${PAGE}']\nreviewed: 2026-01-05\n---\n\nAll.\n`;
    repository.write('docs/sum.md', page).commit('Sum', { date: '2026-01-05T13:00:00Z' });
    repository.write('src/session.py', SESSION.replace('= 30', '= 15'));
    repository.commit('Edit', { date: '2026-02-01T12:00:00Z' });
    const report = await analyzeRepository(repository);
    const sum = report.specs.find(({ id }) => id === 'docs/sum.md');
    expect(sum).toMatchObject({
      status: 'upstream-drifted',
      documents: [{ state: 'nearby-changes', impact: 'public', evidence: [] }],
    });
    expect(report.summary.documents).toMatchObject({ needsReview: 1, nearbyChanges: 1 });
  });
});
