import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ReportSchema, type Report } from '../../integration/engine/src/report/schema.ts';
import { renderText } from '../../integration/engine/src/reporters/text.ts';
import { addMfa, buildTechCorp, rerunDocumentation } from '../scenario/techcorp.ts';
import { analyzeRepository, findingsOf, specOf } from '../support/report.ts';
import type { TestRepository } from '../support/repository.ts';

const RESEARCH = '2026-01-27-001-cpl';
const DOCUMENTATION = '2026-01-28-001-doc';

describe('the report on TechCorp', () => {
  let repository: TestRepository;
  const chapters: Report[] = [];
  let mfa = '';

  beforeAll(async () => {
    repository = buildTechCorp({ schedule: 'weekly' });
    const analyzeOn = (day: string) =>
      analyzeRepository(repository, { now: new Date(`${day}T18:00:00Z`) });
    chapters.push(await analyzeOn('2026-01-28'));
    mfa = addMfa(repository);
    chapters.push(await analyzeOn('2026-02-15'));
    rerunDocumentation(repository);
    chapters.push(await analyzeOn('2026-02-16'));
  });

  afterAll(() => {
    repository[Symbol.dispose]();
  });

  const chapter = (index: number): Report => {
    const report = chapters[index];
    if (report === undefined) throw new Error(`chapter ${index} was not told`);
    return report;
  };

  it('follows the schema in every chapter', () => {
    for (const report of chapters) expect(ReportSchema.parse(report)).toEqual(report);
  });

  it('is up to date on the day of completion', () => {
    const spec = specOf(chapter(0), DOCUMENTATION);
    expect(spec).toMatchObject({
      title: 'Document system architecture',
      status: 'up-to-date',
      completedAt: '2026-01-28T14:45:00Z',
      nextCheck: '2026-02-04T14:45:00Z',
      changes: [],
      upstream: [RESEARCH],
      upstreamDrift: [],
      recommendation: null,
      baseline: { from: 'completion-commit', date: '2026-01-28T14:47:00Z' },
    });
    const tracked = spec.inputs.filter(({ role }) => role === 'tracks');
    expect(tracked.reduce((sum, { matched }) => sum + matched, 0)).toBe(152);
    expect(chapter(0).findings).toEqual([]);
    const text = renderText(chapter(0));
    expect(text).toContain('Status: UP TO DATE');
    expect(text).toContain('Tracked files (152) unchanged since completion (2026-01-28)');
    expect(text).toContain('Next check scheduled: 2026-02-04');
  });

  it('has drifted on 2026-02-15', () => {
    expect(specOf(chapter(1), DOCUMENTATION)).toMatchObject({
      status: 'drifted',
      changes: [
        {
          path: 'src/auth/routes.py',
          role: 'tracks',
          kind: 'modified',
          significance: 'code',
          significant: true,
          language: 'python',
          additions: 45,
          deletions: 12,
          owners: ['@techcorp/platform-team'],
          modifiedAt: '2026-02-15T10:30:00Z',
          commits: [0],
        },
      ],
      recommendation: { command: 'chant reset 001-doc && chant work 001-doc' },
    });
    expect(chapter(1).commits).toEqual([
      expect.objectContaining({ oid: mfa, subject: 'Add MFA setup', author: 'Dana Whitfield' }),
    ]);
    const text = renderText(chapter(1));
    expect(text).toContain('Status: DRIFT DETECTED');
    expect(text).toContain('Modified: 2026-02-15');
    expect(text).toContain('Lines changed: +45, -12\n      New endpoint: /auth/mfa/setup\n');
    expect(text).toContain('Owners: @techcorp/platform-team');
    expect(text).toContain('`src/auth/routes.py:1-150`, cited in *Auth Module*, changed');
    expect(text).toContain('Add MFA setup (Dana Whitfield, 2026-02-15)');
    expect(text).toContain('chant reset 001-doc && chant work 001-doc');
  });

  it('has the new endpoint as an added symbol, and no removed one', () => {
    const { symbols } = specOf(chapter(1), DOCUMENTATION).changes[0] ?? {};
    expect(symbols?.added).toContainEqual(
      expect.objectContaining({ kind: 'route', name: '/auth/mfa/setup', method: 'POST' }),
    );
    expect(symbols?.removed).toEqual([]);
  });

  it('names the one section whose cited lines changed', () => {
    const stale = specOf(chapter(1), DOCUMENTATION).documents.flatMap(({ file, sections }) =>
      sections.filter(({ state }) => state === 'needs-review').map(({ slug }) => `${file}#${slug}`),
    );
    expect(stale).toEqual(['docs/architecture/modules.md#auth-module']);
    const cited = specOf(chapter(1), DOCUMENTATION)
      .documents.flatMap(({ citations }) => citations)
      .filter(({ state }) => state === 'changed');
    expect(cited).toMatchObject([{ text: 'src/auth/routes.py:1-150', section: 'auth-module' }]);
  });

  it('does not take packages that ADR-002 only proposes for citations', () => {
    const cited = specOf(chapter(0), DOCUMENTATION)
      .documents.flatMap(({ citations }) => citations)
      .map(({ text }) => text);
    expect(cited).toEqual(
      expect.arrayContaining([
        'src/config/settings.py:1-15',
        'src/utils/__init__.py:1-50',
        'src/config/database.py:1-30',
      ]),
    );
    expect(cited.filter((text) => text.startsWith('utils/'))).toEqual([]);
  });

  it('has drifted upstream as well, with the same change', () => {
    expect(specOf(chapter(1), RESEARCH).status).toBe('drifted');
    expect(specOf(chapter(1), DOCUMENTATION).upstreamDrift).toEqual([RESEARCH]);
  });

  it('is reported once for the document that names what changed', () => {
    expect(findingsOf(chapter(1))).toEqual([
      `warn overdue .chant/specs/${DOCUMENTATION}.md`,
      'warn drift docs/architecture/modules.md:7',
      'warn changed-citation docs/architecture/modules.md:26',
    ]);
    expect(chapter(1).findings[1]?.message).toBe(
      `Document system architecture: \`/auth/mfa/setup\` is new, while 4 of 4 other routes of \`src/auth/routes.py\` are named in *Auth Module* (since ${mfa.slice(0, 7)}, 2026-02-15)`,
    );
  });

  it('is reported for each changed input, if that is asked for', async () => {
    using drifted = buildTechCorp({ chapter: 'drifted' });
    const rules = {
      drift: ['error', { impact: 'internal' }],
      'upstream-drift': ['warn', { impact: 'internal' }],
      'changed-citation': 'off',
    } as const;
    expect(findingsOf(await analyzeRepository(drifted, { rules }))).toEqual([
      `warn upstream-drift .chant/specs/${DOCUMENTATION}.md`,
      'error drift analysis/coupling/dependency-matrix.md',
      'error drift analysis/coupling/extraction-candidates.md',
      'error drift analysis/coupling/risk-assessment.md',
      'error drift docs/architecture/data-flow.md',
      'error drift docs/architecture/decisions.md',
      'error drift docs/architecture/modules.md:7',
      'error drift docs/architecture/overview.md',
    ]);
  });

  it('has sections that cite no source, if that is asked for', async () => {
    const rules = { 'uncited-section': 'warn' } as const;
    const report = await analyzeRepository(repository, { rules });
    const messages = report.findings.map(({ message }) => message);
    expect(messages.filter((message) => message.startsWith('docs/architecture/overview'))).toEqual([
      'docs/architecture/overview.md:1: *Architecture Overview* cites no source',
      'docs/architecture/overview.md:39: *Modules* cites no source',
      'docs/architecture/overview.md:49: *Technology* cites no source',
      'docs/architecture/overview.md:71: *Where this stands* cites no source',
    ]);
  });

  it('is up to date again after a re-run', () => {
    expect(chapter(2).specs.map(({ status }) => status)).toEqual(['up-to-date', 'up-to-date']);
    expect(specOf(chapter(2), DOCUMENTATION).completedAt).toBe('2026-02-16T10:30:00Z');
    expect(chapter(2).findings).toEqual([]);
  });
});
