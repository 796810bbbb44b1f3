import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Log } from 'sarif';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyze } from '../../integration/engine/src/index.ts';
import {
  type Format,
  FORMATS,
  renderReport,
} from '../../integration/engine/src/reporters/index.ts';
import type { Look } from '../../integration/engine/src/reporters/reporter.ts';

import type { FileUrl } from '../../integration/engine/src/reporters/file-url.ts';
import { MARKDOWN_LIMITS } from '../../integration/engine/src/reporters/markdown.ts';
import type { Report } from '../../integration/engine/src/report/schema.ts';
import { buildTechCorp } from '../scenario/techcorp.ts';
import { drift } from '../support/cli.ts';
import { readJunit } from '../support/junit.ts';
import { analyzeRepository } from '../support/report.ts';
import { TestRepository } from '../support/repository.ts';
import { sarifProblems } from '../support/sarif.ts';
import { whole } from '../support/whole.ts';

const NOW = new Date('2026-02-15T18:00:00Z');
const DOCUMENT = 'docs/architecture/modules.md';

describe('the report on TechCorp, after its sources have changed', () => {
  let repository: TestRepository;
  let report: Report;

  beforeAll(async () => {
    repository = buildTechCorp({ chapter: 'drifted', schedule: 'weekly' });
    repository.git('remote', 'add', 'origin', 'git@github.com:techcorp/platform.git');
    report = await analyzeRepository(repository, { now: NOW, rules: { drift: 'error' } });
  });

  afterAll(() => {
    repository[Symbol.dispose]();
  });

  const fileUrl: FileUrl = ({ path, startLine, endLine }, commit) => {
    const lines = startLine === null ? '' : `#L${startLine}-L${endLine}`;
    return `https://github.com/techcorp/platform/blob/${commit ?? report.repository.head}/${path}${lines}`;
  };
  const render = (format: Format, look: Partial<Look> = {}): string =>
    whole(
      renderReport(format, report, {
        colour: false,
        all: false,
        width: null,
        limit: MARKDOWN_LIMITS.comment,
        fileUrl,
        version: '1.2.3',
        ...look,
      }),
    );
  const linesOf = (file: string): string[] =>
    readFileSync(repository.path(file), 'utf8').split('\n');

  it('is printed as text and as Markdown as in the golden files', async () => {
    await expect(render('text')).toMatchFileSnapshot('golden/report/log.txt');
    await expect(render('text', { width: 80 })).toMatchFileSnapshot('golden/report/terminal.txt');
    await expect(render('markdown')).toMatchFileSnapshot('golden/report/comment.md');
  });

  it('is the same every time, and ends with one line break', () => {
    for (const format of FORMATS) {
      expect(render(format), format).toBe(render(format));
      expect(render(format), format).toMatch(/[^\n]\n$/);
    }
  });

  it('is valid SARIF, with locations that exist', () => {
    const log = JSON.parse(render('sarif')) as Log;
    expect(sarifProblems(log)).toEqual([]);
    const [run] = log.runs;
    expect(run?.versionControlProvenance?.[0]?.repositoryUri).toBe(
      'ssh://git@github.com/techcorp/platform.git',
    );
    expect(run?.results).toHaveLength(report.findings.length);
    const places = (run?.results ?? []).flatMap(({ locations = [], relatedLocations = [] }) => [
      ...locations,
      ...relatedLocations,
    ]);
    for (const { physicalLocation } of places) {
      const { artifactLocation, region } = physicalLocation ?? {};
      const lines = linesOf(decodeURIComponent(artifactLocation?.uri ?? ''));
      expect(lines.length).toBeGreaterThanOrEqual(region?.endLine ?? region?.startLine ?? 1);
    }
  });

  it('has in SARIF the place of a changed citation, and the lines that it means', () => {
    const { runs } = JSON.parse(render('sarif')) as Log;
    const cited = runs[0]?.results?.find(({ ruleId }) => ruleId === 'changed-citation');
    const { artifactLocation, region } = cited?.locations?.[0]?.physicalLocation ?? {};
    expect(artifactLocation?.uri).toBe(DOCUMENT);
    const line = linesOf(DOCUMENT)[(region?.startLine ?? 0) - 1] ?? '';
    expect(line.slice((region?.startColumn ?? 0) - 1)).toMatch(/^`src\/auth\/routes\.py:1-150`/);
    expect(cited?.relatedLocations?.[0]?.physicalLocation).toMatchObject({
      artifactLocation: { uri: 'src/auth/routes.py' },
      region: { startLine: 1, endLine: 183 },
    });
  });

  it('is valid XML for JUnit, with a failure for each spec with an error', () => {
    const { failures, cases } = readJunit(render('junit'));
    expect(failures).toBe('1');
    expect(cases.map(({ name, failure }) => [name.slice(0, 18), failure?.type])).toEqual([
      ['2026-01-27-001-cpl', undefined],
      ['2026-01-28-001-doc', 'drift'],
    ]);
  });

  it('has annotations for GitHub at lines that exist', () => {
    const places = [...render('github').matchAll(/^::(?:error|warning) file=(.*?),line=(\d+)/gm)];
    expect(places).toHaveLength(report.findings.length);
    for (const [, file = '', line] of places) {
      expect(linesOf(file).length).toBeGreaterThanOrEqual(Number(line));
    }
  });

  it('has a unique fingerprint for GitLab of each finding', () => {
    const issues = JSON.parse(render('gitlab')) as { fingerprint: string }[];
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(report.findings.length);
  });

  it('keeps the fingerprint of a finding that moves to another line', async () => {
    const text = readFileSync(repository.path(DOCUMENT), 'utf8');
    repository.write(DOCUMENT, `A new paragraph.\n\n\`src/auth/audit.py:1-5\`\n\n${text}`);
    const later = await analyzeRepository(repository, { now: NOW, rules: { drift: 'error' } });
    repository.write(DOCUMENT, text);
    const cited = ({ findings }: Report) =>
      findings.find(({ rule }) => rule === 'changed-citation');
    expect(cited(later)?.line).toBe((cited(report)?.line ?? 0) + 4);
    const identities = (of: Report): string[] => of.findings.map(({ fingerprint }) => fingerprint);
    expect(identities(later)).toEqual(identities(report));
  });
});

describe('the other published JSON Schemas', () => {
  it.each([
    ['affected', ['--since', 'HEAD~1']],
    ['coverage', []],
    ['status', []],
  ])('accept what `%s --json` prints', async (command, args) => {
    const require = createRequire(import.meta.url);
    const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
    addFormats(ajv);
    const schema = readFileSync(require.resolve(`astro-drift/${command}.schema.json`), 'utf8');
    const validate = ajv.compile(JSON.parse(schema) as object);
    using repository = buildTechCorp({ chapter: 'drifted' });
    const { out } = await drift(repository, [command, ...args, '--json']);
    validate(JSON.parse(out));
    expect(validate.errors).toBeNull();
    validate({ ...(JSON.parse(out) as object), schemaVersion: 2 });
    expect(validate.errors).not.toBeNull();
  });
});

describe('the published JSON Schema of frontmatter', () => {
  const require = createRequire(import.meta.url);
  const schema = readFileSync(require.resolve('astro-drift/frontmatter.schema.json'), 'utf8');
  const validate = new Ajv({ strict: true, allowUnionTypes: true, strictTuples: false }).compile(
    JSON.parse(schema) as object,
  );

  it.each([
    { title: 'Signing in', tracks: 'src/auth/**', reviewed: '2026-03-01', owner: ['@docs'] },
    { tracks: ['src'], rules: { drift: ['error', { impact: 'cited' }] }, drift: { banner: false } },
  ])('accepts %j', (data) => {
    expect(validate(data), JSON.stringify(validate.errors)).toBe(true);
  });

  it.each([
    { tracks: 7 },
    { public: 'no' },
    { rules: { drfit: 'off' } },
    { drift: { baner: true } },
  ])('refuses %j', (data) => {
    expect(validate(data)).toBe(false);
  });
});

describe('the published JSON Schema', () => {
  const file = createRequire(import.meta.url).resolve('astro-drift/report.schema.json');
  const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
  addFormats(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(file, 'utf8')) as object);
  const problemsOf = (value: unknown): unknown[] => {
    validate(JSON.parse(JSON.stringify(value)));
    return validate.errors ?? [];
  };

  it('accepts the report on this repository', async () => {
    const root = fileURLToPath(new URL('../../', import.meta.url));
    const report = await analyze({ root, fetch: false });
    expect(report.specs.length).toBeGreaterThan(5);
    expect(problemsOf(report)).toEqual([]);
  });

  it('accepts the report on a folder that is no repository, and on one without commits', async () => {
    using folder = new TestRepository();
    folder.write('docs/a.md', '---\ntracks: [src/**]\nreviewed: 2026-02-15\n---\n');
    const outside = await analyzeRepository(folder);
    expect(outside.repository.problem).not.toBeNull();
    expect(problemsOf(outside)).toEqual([]);
    using empty = TestRepository.init();
    expect(problemsOf(await analyzeRepository(empty))).toEqual([]);
  });

  it('rejects a report with a missing field or a wrong value', async () => {
    using repository = buildTechCorp({ chapter: 'drifted' });
    const report = await analyzeRepository(repository, { now: NOW });
    expect(problemsOf(report)).toEqual([]);
    const [spec] = report.specs;
    expect(problemsOf({ ...report, specs: [{ ...spec, documents: undefined }] })).not.toEqual([]);
    const [finding] = report.findings;
    expect(problemsOf({ ...report, findings: [{ ...finding, severity: 'off' }] })).not.toEqual([]);
  });
});
