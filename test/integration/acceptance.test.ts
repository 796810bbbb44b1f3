import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  formatSectionAcceptance,
  sectionAcceptanceFile,
} from '../../integration/engine/src/drift/section-acceptance.ts';
import { acceptSpec, acceptSpecs } from '../../integration/engine/src/index.ts';
import { documented, documentedSpec, FILE, ID } from '../support/documented.ts';
import { GitShim } from '../support/git-shim.ts';
import { analyzeRepository, commitsOf, findingsOf, specOf, summaryOf } from '../support/report.ts';
import { TestRepository } from '../support/repository.ts';
import { numbered } from '../support/specs.ts';
import { asyncTemplate, template } from '../support/template.ts';

const ACCEPTED = `.drift/${ID}.json`;

type OneOptions = Parameters<typeof acceptSpec>[0];

const day = (date: string) => new Date(`${date}T12:00:00Z`);

function accept(repository: TestRepository, over: Partial<OneOptions> = {}) {
  return acceptSpec({
    root: repository.root,
    spec: '001-doc',
    reason: 'Only a name changed',
    author: 'Ann <ann@example.com>',
    now: day('2026-01-22'),
    ...over,
  });
}

/** Documented, changed on the 20th, and accepted on the 22nd of January. */
const accepted = asyncTemplate(async (over: Partial<OneOptions> = {}) => {
  const repository = documented();
  repository.write('src/a.py', numbered(11)).remove('src/b.py').write('src/c.py', 'c\n');
  repository.commit('Change it', { date: '2026-01-20T08:00:00Z' });
  await accept(repository, over);
  repository.commit('Accept it', { date: '2026-01-22T12:01:00Z' });
  return repository;
});

/** What is said of the acceptances that cannot be used, all of it with a remedy. */
async function acceptanceFindings(repository: TestRepository): Promise<string[]> {
  const report = await analyzeRepository(repository);
  expect(specOf(report, ID).status).toBe('drifted');
  const findings = report.findings.filter(({ rule }) => rule === 'invalid-spec');
  expect(findings.every(({ severity, help }) => severity === 'warn' && help !== '')).toBe(true);
  return findings.map(({ message }) => message);
}

describe('an acceptance', () => {
  it('is a JSON file with every input on a line of its own, sorted', async () => {
    using repository = await accepted({ until: '2026-03-01' });
    const [changed, head] = [repository.git('rev-parse', 'HEAD:src/a.py'), 'HEAD~1'];
    expect(readFileSync(repository.path(ACCEPTED), 'utf8')).toBe(
      `{
  "version": 1,
  "spec": "${ID}",
  "statement": "completed_at: 2026-01-10T12:00:00.000Z",
  "accepted": "2026-01-22T12:00:00.000Z",
  "author": "Ann <ann@example.com>",
  "reason": "Only a name changed",
  "until": "2026-03-01",
  "commit": "${repository.git('rev-parse', head)}",
  "inputs": {
    "src/a.py": "${changed}",
    "src/c.py": "${repository.git('rev-parse', 'HEAD:src/c.py')}"
  }
}
`,
    );
  });

  it('is the baseline, and says who gave it and why', async () => {
    using repository = await accepted();
    const report = await analyzeRepository(repository);
    expect(specOf(report, ID)).toMatchObject({
      status: 'accepted',
      changes: [],
      baseline: {
        from: 'accepted',
        date: '2026-01-22T12:00:00Z',
        reason: 'accepted by Ann on 2026-01-22: Only a name changed',
        acceptance: { author: 'Ann', until: null, expired: false },
      },
    });
    expect([report.summary.specs.accepted, findingsOf(report)]).toEqual([1, []]);
  });

  it('counts before the file is committed', async () => {
    using repository = documented();
    repository.write('src/a.py', 'changed\n');
    await accept(repository);
    expect(specOf(await analyzeRepository(repository), ID).status).toBe('accepted');
    repository.commit('Change and accept', { date: '2026-01-23T08:00:00Z' });
    expect(specOf(await analyzeRepository(repository), ID).status).toBe('accepted');
  });

  it('is followed by drift where inputs change again, with the commits since', async () => {
    using repository = await accepted();
    repository.write('src/a.py', numbered(12)).remove('src/c.py').write('src/d.py', 'other\n');
    const commit = repository.commit('Go on', { date: '2026-01-25T08:00:00Z' });
    const report = await analyzeRepository(repository);
    const spec = specOf(report, ID);
    expect([spec.status, summaryOf(spec)]).toEqual([
      'drifted',
      ['modified src/a.py +1 -0 code', 'deleted src/c.py +0 -1 code', 'added src/d.py +1 -0 code'],
    ]);
    expect(spec.changes.map((change) => commitsOf(report, change).map(({ oid }) => oid))).toEqual([
      [commit],
      [commit],
      [commit],
    ]);
  });

  it.each([
    ['accepted', 'on the last day', '2026-03-01', '2026-03-01T23:59:59Z'],
    ['drifted', 'after the last day', '2026-03-01', '2026-03-02T00:00:00Z'],
    ['accepted', 'at the last instant', '2026-03-01T10:00:00Z', '2026-03-01T10:00:00Z'],
    ['drifted', 'after the last instant', '2026-03-01T10:00:00Z', '2026-03-01T10:00:01Z'],
  ])('with `until` leaves the spec %s %s', async (status, _, until, now) => {
    using repository = await accepted({ until });
    const rules = { drift: ['warn', { impact: 'internal' }] } as const;
    const report = await analyzeRepository(repository, { now: new Date(now), rules });
    const spec = specOf(report, ID);
    expect([spec.status, spec.baseline.acceptance?.expired]).toEqual([
      status,
      status === 'drifted',
    ]);
    if (status === 'accepted') return;
    expect(spec.baseline.from).toBe('completion-commit');
    expect(spec.baseline.reason).toContain(`ended on ${until}`);
    expect(report.findings[0]?.message).toContain(`accepted only until ${until}`);
  });

  it('ends with a re-run of the spec', async () => {
    using repository = await accepted();
    repository.write('src/a.py', numbered(3));
    repository.commit('Go on', { date: '2026-01-25T08:00:00Z' });
    repository.write(FILE, documentedSpec({ completed_at: '2026-01-26T08:00:00Z' }));
    repository.commit('Run again', { date: '2026-01-26T08:01:00Z' });
    expect(specOf(await analyzeRepository(repository), ID)).toMatchObject({
      status: 'up-to-date',
      baseline: { from: 'completion-commit' },
    });
  });

  it('of a page holds until the page is edited', async () => {
    using repository = documented();
    repository.write('docs/page.md', '---\ntracks: [src/a.py]\n---\n\n# Page\n');
    repository.commit('Write a page', { date: '2026-01-12T08:00:00Z' });
    repository.write('src/a.py', 'changed\n');
    repository.commit('Change it', { date: '2026-01-13T08:00:00Z' });
    const written = await accept(repository, { spec: 'docs/page.md' });
    expect(written.file).toBe('.drift/docs/page.md.json');
    const statusNow = async () =>
      specOf(await analyzeRepository(repository), 'docs/page.md').status;
    expect(await statusNow()).toBe('accepted');
    repository.write('docs/page.md', '---\ntracks: [src/a.py]\n---\n\n# Page\n\nMore.\n');
    repository.commit('Edit the page', { date: '2026-01-24T08:00:00Z' });
    expect(await statusNow()).toBe('up-to-date');
  });

  it.each(['depth 1', 'a squash', 'a force-push'])('still holds after %s', async (event) => {
    using repository = await accepted();
    if (event !== 'depth 1') {
      repository.git('checkout', '--quiet', '--orphan', 'new');
      repository.commit('Everything', { date: '2026-02-01T08:00:00Z' });
      repository.git('branch', '--quiet', '-M', 'main');
    }
    using clone = repository.clone(1);
    const kept = specOf(await analyzeRepository(clone, { fetch: false }), ID);
    expect([kept.status, kept.changes]).toEqual(['accepted', []]);
    clone.write('src/a.py', numbered(20));
    const changed = specOf(await analyzeRepository(clone, { fetch: false }), ID);
    expect([changed.status, summaryOf(changed)]).toEqual([
      'drifted',
      ['modified src/a.py +9 -0 code'],
    ]);
  });

  it('that has ended is drift again in a clone of depth 1, and unknown where nothing may be fetched', async () => {
    using repository = await accepted({ until: '2026-03-01' });
    using clone = repository.clone(1);
    const now = new Date('2026-03-02T00:00:00Z');
    const alone = await analyzeRepository(clone, { fetch: false, now });
    expect(specOf(alone, ID).status).toBe('unknown');
    expect(specOf(alone, ID).baseline.reason).toMatch(/shallow.*ended on 2026-03-01/);
    const helped = specOf(await analyzeRepository(clone, { now }), ID);
    expect(helped).toEqual(specOf(await analyzeRepository(repository, { now }), ID));
    expect([helped.status, helped.baseline.acceptance?.expired]).toEqual(['drifted', true]);
  });

  it('reports a change whose old contents the clone lacks', async () => {
    using repository = await accepted();
    repository.write('src/a.py', numbered(12)).commit('Go on', { date: '2026-01-25T08:00:00Z' });
    using clone = repository.clone(1);
    const alone = specOf(await analyzeRepository(clone, { fetch: false }), ID);
    expect(alone).toMatchObject({ status: 'unknown', changes: [{ path: 'src/a.py' }] });
    const helped = specOf(await analyzeRepository(clone), ID);
    expect([helped.status, summaryOf(helped)]).toEqual([
      'drifted',
      ['modified src/a.py +1 -0 code'],
    ]);
  });

  it('merges in git with another of the same spec that is about other inputs', async () => {
    using repository = await accepted();
    const text = readFileSync(repository.path(ACCEPTED), 'utf8');
    repository.git('switch', '--quiet', '--create', 'other');
    repository.write(
      ACCEPTED,
      text.replace(/"src\/a.py": ".{40}"/, `"src/a.py": "${'a'.repeat(40)}"`),
    );
    repository.commit('One', { date: '2026-01-27T08:00:00Z' });
    repository.git('switch', '--quiet', 'main');
    repository.write(ACCEPTED, text.replace('Only a name', 'Nothing'));
    repository.commit('Two', { date: '2026-01-27T09:00:00Z' });
    repository.merge('other', { date: '2026-01-28T08:00:00Z' });
    expect(JSON.parse(readFileSync(repository.path(ACCEPTED), 'utf8'))).toMatchObject({
      reason: 'Nothing changed',
      inputs: { 'src/a.py': 'a'.repeat(40) },
    });
  });

  it.each([
    ['is no JSON', '{', 'is not JSON'],
    ['names no object, but an option', '"src/a.py": "--output=evil"', 'is not an acceptance'],
    ['is about another spec', `"spec": "2026-01-10-002-doc"`, 'is about 2026-01-10-002-doc'],
    ['ends on no date', '"until": "soon"', '`until` is not a date'],
    ['ends on a day that does not exist', '"until": "2027-02-30"', '`until` is not a date'],
    ['has no text for a reason', '"reason": 1', '`reason` has to be text'],
  ])('that %s is ignored and reported', async (_, line, message) => {
    using repository = await accepted();
    const text = readFileSync(repository.path(ACCEPTED), 'utf8');
    const [key = ''] = line.split(':');
    repository.write(
      ACCEPTED,
      line === '{' ? line : text.replace(new RegExp(`${key}: [^\n,]*`), line),
    );
    const report = await analyzeRepository(repository);
    expect(specOf(report, ID).status).toBe('drifted');
    expect(findingsOf(report)).toContain(`warn invalid-spec ${ACCEPTED}:1`);
    expect(report.findings.map((finding) => finding.message).join()).toContain(message);
  });

  it.each(['[]', 'null', '3', '"text"'])(
    'that is %s and no JSON object is ignored and reported',
    async (text) => {
      using repository = await accepted();
      repository.write(ACCEPTED, text);
      expect(await acceptanceFindings(repository)).toEqual([
        `${ACCEPTED}: is not an acceptance: the file has to be a JSON object`,
      ]);
    },
  );

  it.each(['out of', 'to nowhere in', 'within'])(
    'that is a symbolic link leading %s the repository is not followed, and reported',
    async (where) => {
      using repository = await accepted();
      const text = readFileSync(repository.path(ACCEPTED), 'utf8');
      using outside = TestRepository.init();
      repository.remove(ACCEPTED);
      const holder = where === 'within' ? repository : outside;
      if (where !== 'to nowhere in') holder.write('there.json', text);
      symlinkSync(holder.path('there.json'), repository.path(ACCEPTED));
      expect(await acceptanceFindings(repository)).toEqual([
        `${ACCEPTED}: is a symbolic link, which is not followed`,
      ]);
    },
  );

  it('in a `.drift` that is a symbolic link out of the repository is not followed, and reported', async () => {
    using repository = await accepted();
    using outside = TestRepository.init();
    outside.write(`${ID}.json`, readFileSync(repository.path(ACCEPTED), 'utf8'));
    repository.remove('.drift');
    symlinkSync(outside.root, repository.path('.drift'));
    expect(await acceptanceFindings(repository)).toEqual([
      '.drift: is a symbolic link that leads to no folder of the repository',
    ]);
    repository.remove('.drift');
    repository.write('.drift/README.md', 'Acceptances\n');
    symlinkSync(outside.root, repository.path('.drift/other'));
    expect(await acceptanceFindings(repository)).toEqual([]);
  });

  it('that is a folder is reported', async () => {
    using repository = await accepted();
    repository.remove(ACCEPTED).write(`${ACCEPTED}/kept`, '');
    expect(await acceptanceFindings(repository)).toEqual([
      `${ACCEPTED}: is a folder, and no acceptance`,
    ]);
  });

  it('of a spec that is gone is reported', async () => {
    using repository = await accepted();
    repository.remove(FILE);
    expect(findingsOf(await analyzeRepository(repository))).toContain(
      `warn invalid-spec ${ACCEPTED}:1`,
    );
  });

  it('of a section that is gone, or of a page that is gone, is reported', async () => {
    using repository = documented();
    repository.write('docs/page.md', '---\ntracks: [src/a.py]\n---\n\n# Page\n\n## Log in\n');
    repository.commit('Write a page', { date: '2026-01-12T08:00:00Z' });
    const oid = repository.git('rev-parse', 'HEAD');
    const inputs = new Map([['src/a.py', { mode: '100644', oid }]]);
    const terms = { time: 1_768_219_200, author: 'Ann', reason: 'x', until: null, commit: oid };
    const write = (document: string, section: string): string => {
      const file = sectionAcceptanceFile(document, section);
      const acceptance = { ...terms, document, section, content: oid, inputs };
      repository.write(file, formatSectionAcceptance(acceptance));
      return file;
    };
    write('docs/page.md', '');
    write('docs/page.md', 'log-in');
    const gone = [write('docs/old.md', 'log-in'), write('docs/page.md', 'log-out')];
    expect(findingsOf(await analyzeRepository(repository))).toEqual(
      gone.map((file) => `warn invalid-spec ${file}:1`),
    );
  });
});

describe('an acceptance is refused for', () => {
  it.each([
    ['a spec that is not there', { spec: '009' }, 'There is no spec "009". There are: 2026'],
    ['a reason that says nothing', { reason: '  ' }, '`reason`'],
    ['an end that is no date', { until: 'soon' }, '`until`: is not a date'],
    ['an end that does not exist', { until: '2027-02-30' }, '`until`: is not a date'],
    ['an end that is over', { until: '2026-01-21' }, 'is over already'],
  ] as const)('%s', async (_, over, message) => {
    using repository = documented();
    await expect(accept(repository, over)).rejects.toThrow(message);
    expect(existsSync(repository.path('.drift'))).toBe(false);
  });

  it('a part of several ids, a spec that is not completed, a page that is not committed', async () => {
    using repository = documented();
    repository.write('.chant/specs/2026-01-11-001-doc.md', documentedSpec({ status: 'pending' }));
    await expect(accept(repository)).rejects.toThrow('means several specs: 2026-01-10-001-doc, 20');
    await expect(accept(repository, { spec: '2026-01-11' })).rejects.toThrow('is not completed');
    repository.write('docs/page.md', '---\ntracks: [src/a.py]\n---\n');
    await expect(accept(repository, { spec: 'page' })).rejects.toMatchObject({
      message: 'docs/page.md is not committed as it is.',
      fix: expect.stringContaining('Commit the page first') as string,
    });
  });

  it('a `.drift` that is a symbolic link out of the repository', async () => {
    using repository = documented();
    using outside = new TestRepository();
    symlinkSync(outside.root, repository.path('.drift'));
    await expect(accept(repository)).rejects.toThrow('.drift is a symbolic link');
    expect(readdirSync(outside.root)).toEqual([]);
  });

  it.each([
    ['.drift', '.drift is a file'],
    [`${ACCEPTED}/kept`, `${ACCEPTED} is a folder`],
  ])('a path at which %s is in the way', async (file, message) => {
    using repository = documented();
    repository.write(file, '');
    const refused = accept(repository);
    await expect(refused).rejects.toThrow(message);
    await expect(refused).rejects.toMatchObject({ code: 'not-accepted' });
  });

  it('a file that git ignores, and so could never be committed', async () => {
    using repository = documented();
    repository.write('.gitignore', '# mine\n.drift/\n');
    const refused = accept(repository);
    await expect(refused).rejects.toThrow(`git ignores ${ACCEPTED} (.gitignore:2: .drift/)`);
    await expect(refused).rejects.toMatchObject({ code: 'not-accepted' });
    expect(existsSync(repository.path('.drift'))).toBe(false);
    repository.write('.gitignore', '.drift/*\n!.drift/*.json\n');
    await accept(repository);
    repository.git('add', '.drift');
    repository.write('.gitignore', '.drift/\n');
    await accept(repository);
  });

  it.each(['nowhere', 'src/a.py'])('the root %s, which is no folder', async (root) => {
    using repository = documented();
    const refused = accept(repository, { root: repository.path(root) });
    await expect(refused).rejects.toThrow(`There is no folder ${repository.path(root)}`);
    await expect(refused).rejects.toMatchObject({ code: 'not-accepted' });
  });

  it('no author that is given, unless git knows one', async () => {
    using repository = documented();
    const anonymous = { root: repository.root, spec: ID, reason: 'x' };
    repository.git('config', 'user.useConfigOnly', 'true');
    repository.git('config', 'user.name', 'Ben');
    repository.git('config', 'user.email', 'ben@example.com');
    await acceptSpec(anonymous);
    expect(readFileSync(repository.path(ACCEPTED), 'utf8')).toContain('"Ben <ben@example.com>"');
  });
});

/** Three specs, of which the sources of two have changed, and one that was never completed. */
const severalDocumented = template(() => {
  const repository = TestRepository.init();
  for (const name of ['a', 'b', 'c']) {
    repository.write(`src/${name}.py`, numbered(5));
    repository.write(`docs/${name}.md`, `# ${name}\n`);
    repository.write(
      `.chant/specs/2026-01-10-001-${name}${name}${name}.md`,
      documentedSpec({ tracks: [`src/${name}.py`], target_files: [`docs/${name}.md`] }),
    );
  }
  repository.write('.chant/specs/2026-01-11-001-new.md', documentedSpec({ status: 'pending' }));
  repository.commit('Document it', { date: '2026-01-10T12:05:00Z' });
  repository.write('src/a.py', numbered(6)).write('src/b.py', numbered(6));
  repository.commit('Go on', { date: '2026-01-20T08:00:00Z' });
  return repository;
});

const [A, B] = ['2026-01-10-001-aaa', '2026-01-10-001-bbb'];

describe('several acceptances', () => {
  const terms = { reason: 'Fine', author: 'Ann', now: day('2026-01-22') };

  it('are given at once to all that have drifted, and to no other', async () => {
    using repository = severalDocumented();
    const { accepted, refused } = await acceptSpecs({
      root: repository.root,
      all: true,
      ...terms,
    });
    expect(refused).toEqual([]);
    expect(accepted.map(({ spec, file, inputs }) => [spec, file, inputs])).toEqual([
      [A, `.drift/${A}.json`, 1],
      [B, `.drift/${B}.json`, 1],
    ]);
    for (const { file, text } of accepted) {
      expect(readFileSync(repository.path(file), 'utf8')).toBe(text);
    }
    const { specs } = await analyzeRepository(repository);
    expect(specs.map(({ status }) => status)).toEqual([
      'accepted',
      'accepted',
      'up-to-date',
      'not-completed',
    ]);
  });

  it('are given where they can be, and refused with a remedy where not', async () => {
    using repository = severalDocumented();
    repository.write(`.drift/${B}.json/kept`, '');
    const { accepted, refused } = await acceptSpecs({
      root: repository.root,
      spec: ['aaa', '001-aaa', 'bbb', 'ccd', '2026', 'new'],
      ...terms,
    });
    expect(accepted.map(({ spec }) => spec)).toEqual([A]);
    expect(refused.map(({ spec, reason }) => [spec, reason.slice(0, 42)])).toEqual([
      ['2026', '"2026" means several specs: 2026-01-10-001'],
      [B, `.drift/${B}.json is a folder`.slice(0, 42)],
      ['2026-01-11-001-new', '2026-01-11-001-new is not completed, so it'],
      ['ccd', 'There is no spec "ccd". Did you mean 2026-'],
    ]);
    expect(refused.every(({ fix }) => fix.endsWith('.'))).toBe(true);
    expect(existsSync(repository.path(`.drift/${A}.json`))).toBe(true);
  });

  it('are not written in a dry run', async () => {
    using repository = severalDocumented();
    const options = { root: repository.root, all: true, ...terms };
    const told = await acceptSpecs({ ...options, dryRun: true });
    expect(existsSync(repository.path('.drift'))).toBe(false);
    expect(await acceptSpecs(options)).toEqual(told);
  });

  it('are refused where a shallow clone cannot tell what has drifted, with the remedy', async () => {
    using repository = severalDocumented();
    using clone = repository.clone(1);
    const { accepted, refused } = await acceptSpecs({
      root: clone.root,
      all: true,
      fetch: false,
      ...terms,
    });
    expect(accepted).toEqual([]);
    expect(refused).toHaveLength(3);
    expect(refused[0]?.reason).toContain('the clone is shallow');
    expect(refused[0]?.fix).toContain('fetch-depth: 0');
  });

  it('are refused outside of a repository, and in one without commits', async () => {
    using folder = new TestRepository();
    const options = { all: true, ...terms };
    await expect(acceptSpecs({ root: folder.root, ...options })).rejects.toMatchObject({
      code: 'not-accepted',
      fix: expect.stringContaining('Work in a clone') as string,
    });
    using repository = TestRepository.init();
    await expect(acceptSpecs({ root: repository.root, ...options })).rejects.toMatchObject({
      message: 'The repository has no commits yet.',
      fix: 'Commit first.',
    });
  });

  it('are refused while a submodule among the inputs has uncommitted changes', async () => {
    using repository = severalDocumented();
    using library = TestRepository.init();
    library.write('x.py', 'x\n').commit('Begin', { date: '2026-01-01T08:00:00Z' });
    repository.git('-c', 'protocol.file.allow=always', 'submodule', 'add', library.root, 'lib');
    repository.write(
      '.chant/specs/2026-01-12-001-lib.md',
      documentedSpec({ tracks: ['lib'], target_files: ['docs/a.md'] }),
    );
    repository.commit('Document the library', { date: '2026-01-12T08:00:00Z' });
    const options = { root: repository.root, spec: '001-lib', ...terms };
    expect((await acceptSpecs({ ...options, dryRun: true })).accepted).toHaveLength(1);
    repository.write('lib/x.py', 'changed\n');
    expect((await acceptSpecs(options)).refused).toEqual([
      {
        spec: '2026-01-12-001-lib',
        section: null,
        reason: 'The submodule lib has uncommitted changes.',
        fix: 'Commit them first.',
      },
    ]);
  });

  it('need names of specs, or `all`, but not both', async () => {
    using repository = severalDocumented();
    const { root } = repository;
    await expect(acceptSpecs({ root, ...terms })).rejects.toThrow(
      '`spec`: name specs or sections, or set',
    );
    await expect(acceptSpecs({ root, all: true, spec: 'aaa', ...terms })).rejects.toThrow('`spec`');
  });

  it('start git no more often than one', async () => {
    using repository = severalDocumented();
    const options = { root: repository.root, dryRun: true, cacheDir: false, ...terms } as const;
    using shim = new GitShim();
    await acceptSpecs({ ...options, spec: A });
    const one = shim.calls.length;
    await acceptSpecs({ ...options, all: true });
    expect(shim.calls.length - one).toBe(one);
  });
});
