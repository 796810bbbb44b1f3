import { describe, expect, it } from 'vitest';
import { type BannerTerms, renderBanners } from '../../../integration/astro/src/page/banner.ts';
import { ForgeLinks } from '../../../integration/astro/src/page/forge-links.ts';
import { Strings } from '../../../integration/astro/src/strings/strings.ts';
import { findForge } from '../../../integration/engine/src/forge/forge.ts';
import type { DocumentReport, SpecReport } from '../../../integration/engine/src/report/schema.ts';
import { binding, FILE, textOf } from '../support/binding.ts';
import { makeChange, makeDocument, makeEvidence, makeSpecReport } from '../support/report.ts';

const SECTIONS: DocumentReport['sections'] = ['Auth', 'Users', 'Fine'].map((heading) => ({
  heading,
  slug: heading.toLowerCase(),
  line: 1,
  state: heading === 'Fine' ? 'nearby-changes' : 'needs-review',
  impact: heading === 'Fine' ? 'public' : 'named',
}));

function drifted(document: Partial<DocumentReport>, over: Partial<SpecReport> = {}): SpecReport {
  return makeSpecReport({
    status: 'drifted',
    changes: [makeChange()],
    documents: [makeDocument(document)],
    ...over,
  });
}

const REVIEW = drifted({ state: 'needs-review', impact: 'named', evidence: [makeEvidence()] });
const QUIET = drifted({ state: 'nearby-changes', impact: 'public' });

function render(specs: SpecReport[], lang = 'en', over: Partial<BannerTerms> = {}): string {
  const terms = { ...binding([]), commits: [], strings: new Strings(lang), ...over };
  return renderBanners(FILE, specs, terms).join('');
}

const COMMITS = ['2026-02-15', '2026-03-01'].map((day, index) => ({
  oid: `${index}`.repeat(40),
  date: `${day}T10:00:00Z`,
  author: 'Dana',
  subject: ['Add MFA setup', 'Ask <twice>'][index] ?? '',
}));

describe('a document that may be wrong', () => {
  const evidence = ['a', 'b', 'c', 'd', 'e'].map((name, index) =>
    makeEvidence({ text: `\`${name}\`, named in *Auth*, was removed`, commit: index % 2 }),
  );
  const sections = SECTIONS.filter(({ heading }) => heading !== 'Users');

  it('has a banner that names the section and the newest change', () => {
    const document = { state: 'needs-review', impact: 'named', sections, evidence } as const;
    const html = render([drifted(document)], 'en', { commits: COMMITS });
    expect(html).toMatch(/^<aside\s+class="drift-banner"\s+data-state="needs-review"/);
    expect(html).toContain('<strong><a href="#auth">Auth</a> may be out of date.</strong>');
    expect(html).toContain(
      '<time datetime="2026-03-01" title="2026-03-01">1 Mar 2026</time>: “Ask &lt;twice&gt;”.',
    );
    const text = textOf(html);
    expect(text).toContain(
      'The described code changed on 1 Mar 2026: “Ask <twice>”.'.replace(
        '<twice>',
        '&lt;twice&gt;',
      ),
    );
    expect(text).toContain('c, named in Auth, was removed');
    expect(text).not.toContain('d, named in Auth');
    expect(text).toContain('and 2 more reasons');
  });

  it('names two sections, and counts more', () => {
    const document = { state: 'needs-review', impact: 'named', sections: SECTIONS } as const;
    expect(textOf(render([drifted(document)]))).toContain('Auth and Users may be out of date.');
    const many = [...SECTIONS, ...SECTIONS].filter(({ state }) => state === 'needs-review');
    expect(textOf(render([drifted({ ...document, sections: many })]))).toContain(
      '4 sections of this page may be out of date.',
    );
    expect(textOf(render([drifted(document)], 'de'))).toContain(
      'Auth und Users: möglicherweise veraltet.',
    );
  });

  it('names the sections that no reason is about', () => {
    const all = { state: 'needs-review', impact: 'named', sections: SECTIONS, evidence } as const;
    expect(textOf(render([drifted(all)]))).toContain('Sections to check: Users.');
  });

  it('counts the changed sources if no commit is known', () => {
    const text = textOf(render([REVIEW]));
    expect(text).toContain('This page may be out of date. 1 of 1 source file behind this page');
    expect(text).toContain('has changed since 28 Jan 2026.');
  });

  it('lists five changed files, and counts the others', () => {
    const changes = Array.from({ length: 2000 }, (_, index) =>
      makeChange({ path: `src/${String(index)}.ts` }),
    );
    const html = render([{ ...REVIEW, changes }]);
    expect(html.match(/<code>src\//g)).toHaveLength(5);
    expect(textOf(html)).toContain('1,995 more files');
    expect(html.length).toBeLessThan(4000);
  });

  it('counts the references that lead nowhere, even if its spec is up to date', () => {
    const text = '`src/x.ts`, cited in *Auth*, leads nowhere';
    const lost = makeEvidence({ impact: 'broken', text });
    const document: Partial<DocumentReport> = {
      state: 'broken',
      impact: 'broken',
      evidence: [lost, lost],
    };
    const html = render([drifted(document, { status: 'up-to-date', changes: [] })]);
    expect(html).toContain('data-state="broken"');
    expect(textOf(html)).toContain('2 references on this page lead nowhere.');
    expect(html).not.toContain('<details>');
  });

  it('has no quiet line as well, if only one of its specs finds it wrong', () => {
    const html = render([QUIET, { ...REVIEW, id: '002' }]);
    expect(html).toContain('drift-banner');
    expect(html).not.toContain('drift-quiet');
  });

  it('offers a correction where the forge is known', () => {
    const github = findForge('git@github.com:org/repo.git');
    if (github === null) throw new Error('no forge');
    const facts = { head: 'a'.repeat(40), branch: 'main', unpublished: new Set<string>() };
    const forge = new ForgeLinks(github, { ...facts, uncommitted: new Set() });
    expect(render([REVIEW], 'en', { forge })).toContain(
      '<a href="https://github.com/org/repo/edit/main/docs/architecture.md" rel="nofollow">Suggest a fix</a>',
    );
    expect(render([REVIEW])).not.toContain('Suggest a fix');
  });
});

describe('the option `show.from`', () => {
  const INTERNAL = drifted({ state: 'nearby-changes', impact: 'internal' });

  it('decides which impact makes a banner', () => {
    expect(render([INTERNAL], 'en', { from: 'internal' })).toContain('drift-banner');
    expect(textOf(render([INTERNAL], 'en', { from: 'internal' }))).toContain(
      'This page may be out of date. 1 of 1 source file',
    );
    expect(render([QUIET], 'en', { from: 'public' })).toContain('drift-banner');
    expect(render([INTERNAL], 'en', { from: 'public' })).toBe('');
    expect(render([REVIEW], 'en', { from: 'cited' })).toContain('drift-quiet');
  });
});

describe('a document that could not be checked', () => {
  const UNKNOWN = drifted(
    { state: 'unknown', impact: 'none' },
    {
      status: 'unknown',
      changes: [],
      baseline: { ...REVIEW.baseline, reason: 'fatal: <git> said no' },
    },
  );

  it('has a neutral line, with the cause folded away', () => {
    const html = render([UNKNOWN]);
    expect(html).toContain('class="drift-quiet"');
    expect(html).toContain(
      '<summary>Whether this page is up to date could not be checked.</summary>',
    );
    expect(html).toContain('fatal: &lt;git&gt; said no');
  });

  it('has none if the site does not want it', () => {
    expect(render([UNKNOWN], 'en', { tellsUnknown: false })).toBe('');
  });
});

describe('a document near which something changed', () => {
  it('has one quiet line with a link to the changes', () => {
    const html = render([QUIET, { ...QUIET, id: '002' }]);
    expect(html.match(/<aside/g)).toHaveLength(1);
    expect(html).not.toContain('drift-banner');
    expect(textOf(html).trim()).toBe(
      'Sources of this page changed since 28 Jan 2026, but nothing that it names. See what changed',
    );
    expect(html).toContain('<a href="/drift/001-doc/">');
  });

  it('says what is known of the change', () => {
    const evidence = [
      makeEvidence({ impact: 'public', text: '`login`, named in *Auth*, changed inside' }),
    ];
    const spec = drifted({ ...QUIET.documents[0], sections: SECTIONS, evidence });
    expect(textOf(render([spec]))).toContain(
      'Sources of this page changed since 28 Jan 2026: login, named in Auth, changed inside.',
    );
    const baseline = { ...spec.baseline, date: null };
    expect(textOf(render([{ ...spec, baseline, completedAt: null }]))).toContain(
      'Sources of this page changed: login, named in Auth',
    );
  });

  it.each(['upstream-drifted', 'accepted'] as const)(
    'says that what it builds on has changed if its spec is %s',
    (status) => {
      const html = render([{ ...QUIET, status, changes: [], upstreamDrift: ['000-base'] }]);
      expect(textOf(html).trim()).toBe(
        'This page builds on 000-base, whose sources have changed. All pages',
      );
    },
  );

  it('has the line in the language of the page, and reasons in English', () => {
    const evidence = [makeEvidence({ impact: 'public', text: '`login` changed', section: null })];
    const spec = drifted({ ...QUIET.documents[0], evidence });
    const html = render([spec], 'de');
    expect(html).toMatch(/lang="de"/);
    expect(html).toContain('<span lang="en"><code>login</code> changed</span>');
    expect(textOf(html)).toContain('Quellen dieser Seite haben sich seit 28.01.2026 geändert: ');
  });
});

it.each([
  ['whose changes nobody else can see', drifted({ state: 'nearby-changes', impact: 'internal' })],
  ['that is up to date', drifted({ state: 'up-to-date', impact: 'none' })],
  ['that is not completed', drifted({ state: 'not-completed', impact: 'none' })],
])('a document %s says nothing', (_, spec) => {
  expect(render([spec])).toBe('');
});
