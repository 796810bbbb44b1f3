import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ReportSchema } from '../../../integration/engine/src/report/schema.ts';
import { buildTechCorp } from '../../scenario/techcorp.ts';
import { drift, driftOnTerminal, driftProgram } from '../../support/cli.ts';
import { TestRepository } from '../../support/repository.ts';

const NOW = ['--now', '2026-02-15T18:00:00Z'];

describe('astro-drift check', () => {
  let repository: TestRepository;

  beforeAll(() => {
    repository = buildTechCorp({ chapter: 'drifted', schedule: 'weekly' });
  });

  afterAll(() => {
    repository[Symbol.dispose]();
  });

  it('prints the report of the scenario, and warnings alone do not make it fail', async () => {
    const { code, out, err } = await driftProgram(repository, ['check', ...NOW]);
    await expect(out).toMatchFileSnapshot('golden/check.txt');
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it('says that all is right on the day of completion, and after a re-run', async () => {
    using completed = buildTechCorp({ schedule: 'weekly' });
    const first = await drift(completed, ['check', '001-doc', '--now', '2026-01-28T18:00:00Z']);
    expect(first.code).toBe(0);
    expect(first.out).toContain('Status: UP TO DATE');
    expect(first.out).toContain('Tracked files (152) unchanged since completion (2026-01-28)');
    expect(first.out).toContain('Next check scheduled: 2026-02-04');
    using again = buildTechCorp({ chapter: 'rerun' });
    const last = await drift(again, ['check', '--max-warnings', '0']);
    expect(last.code).toBe(0);
    expect(last.out).toContain('0 errors, 0 warnings in 2 specs.');
  });

  it('ends with 1 where a rule is an error', async () => {
    const { code, out } = await driftProgram(repository, [
      'check',
      ...NOW,
      '--rule',
      'drift=error',
    ]);
    expect(code).toBe(1);
    expect(out).toMatch(/^ {2}7 {6}error {2}`\/auth\/mfa\/setup` is new, .* {2}drift$/m);
  });

  it('takes an impact with the severity of a rule', async () => {
    const checkFrom = (impact: string) =>
      drift(repository, ['check', ...NOW, '--rule', `drift=error:${impact}`]);
    expect((await checkFrom('named')).code).toBe(1);
    const strict = await checkFrom('cited');
    expect(strict.code).toBe(0);
    expect(strict.out).not.toContain('drift: Document');
    expect((await checkFrom('internal')).out).toContain('error  Analyze codebase coupling');
  });

  it('ends with 1 above the warnings that are allowed, and says so', async () => {
    const allowed = await drift(repository, ['check', ...NOW, '--max-warnings', '3']);
    expect(allowed).toMatchObject({ code: 0, err: '' });
    const exceeded = await drift(repository, ['check', ...NOW, '--max-warnings', '2']);
    expect(exceeded.code).toBe(1);
    expect(exceeded.err).toBe('3 warnings, and --max-warnings allows 2.\n');
  });

  it('prints the report as JSON that follows the schema', async () => {
    const { out } = await drift(repository, ['check', '--json', ...NOW]);
    const report: unknown = JSON.parse(out);
    expect(ReportSchema.parse(report)).toEqual(report);
  });

  it('reports the state of a commit, also of a spec that exists only there', async () => {
    using past = TestRepository.init();
    past
      .write('docs/a.md', '---\ntracks: [src/a.py]\n---\n\n# A\n\n`VALUE`\n')
      .write('src/a.py', 'VALUE = 1\n')
      .commit('Start', { date: '2026-01-01T09:00:00Z' });
    past.write('src/a.py', 'VALUE = 2\n');
    const wrong = past.commit('Go', { date: '2026-01-05T09:00:00Z' });
    past.remove('docs').commit('Forget it', { date: '2026-02-01T09:00:00Z' });
    const reportAt = async (...args: string[]): Promise<unknown> => {
      const { out } = await drift(past, ['check', '--json', ...args]);
      const { repository: state, specs } = ReportSchema.parse(JSON.parse(out));
      return [state.head, specs.map(({ id, status }) => `${id} ${status}`)];
    };
    const drifted = [wrong, ['docs/a.md drifted']];
    expect(await reportAt('docs/a', '--at', 'HEAD~1')).toEqual(drifted);
    expect(await reportAt('docs/a', '--at', wrong, '--since', `${wrong}~1`)).toEqual(drifted);
    const { code, err } = await drift(past, ['check', '--at', '--output=x']);
    expect(code).toBe(2);
    expect(err).toContain('`at`: There is no commit `--output=x` here.');
    expect(past.git('status', '--porcelain')).toBe('');
  });

  it('looks at one spec, named by a part of its id', async () => {
    const { out } = await drift(repository, ['check', '001-doc', '--json', ...NOW]);
    const { specs, summary, findings } = ReportSchema.parse(JSON.parse(out));
    expect(specs.map(({ id }) => id)).toEqual(['2026-01-28-001-doc']);
    expect(summary).toMatchObject({ specs: { total: 1, drifted: 1 }, warnings: 3 });
    expect(new Set(findings.map(({ spec }) => spec))).toEqual(new Set(['2026-01-28-001-doc']));
  });

  it.each([
    ['001', '"001" means several specs: 2026-01-27-001-cpl, 2026-01-28-001-doc'],
    ['001-dox', 'There is no spec "001-dox". Did you mean 2026-01-28-001-doc?'],
    ['billing', 'There are: 2026-01-27-001-cpl, 2026-01-28-001-doc.'],
  ])('says what is wrong with the name %s', async (name, message) => {
    const { code, out, err } = await drift(repository, ['check', name]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });

  it('with --quiet prints errors only', async () => {
    const quiet = await drift(repository, ['check', '--quiet', ...NOW]);
    expect(quiet).toEqual({ code: 0, out: '', err: '' });
    const loud = await drift(repository, ['check', '-q', '--rule', 'overdue=error', ...NOW]);
    expect(loud.code).toBe(1);
    expect(loud.out).toMatch(/ error {2}.* {2}overdue$/m);
    expect(loud.out).not.toMatch(/^ *[\d:]* *warn /m);
  });

  it('writes several formats with --output, and then prints text in place of JSON', async () => {
    const names = ['out/drift.sarif', 'out/drift.md', 'gitlab=out/quality.json', 'out/report.json'];
    const outputs = names.flatMap((name) => ['--output', name]);
    const { code, out } = await drift(repository, ['check', ...outputs, '--json', ...NOW]);
    expect(code).toBe(0);
    expect(out).toContain('Status: DRIFT DETECTED');
    const read = (file: string): string => readFileSync(repository.path(file), 'utf8');
    expect(JSON.parse(read('out/drift.sarif'))).toMatchObject({ version: '2.1.0' });
    expect(read('out/drift.md')).toContain('|');
    expect(JSON.parse(read('out/quality.json'))).toHaveLength(3);
    expect(ReportSchema.parse(JSON.parse(read('out/report.json'))).specs).toHaveLength(2);
    repository.remove('out');
  });

  it.each([
    [['--output', 'drift.pdf'], 'the name does not tell the format'],
    [['--output', 'gitlab='], 'the name does not tell the format'],
    [['--output', 'src/main.py/drift.md'], '--output src/main.py/drift.md: '],
    [['--rule', 'drfit=error'], 'there is no rule "drfit".\n  Did you mean drift?'],
    [['--output', 'sraif=a'], 'Did you mean sarif=a?'],
    [['--rule', 'drift=fatal'], 'the severity must be off, warn or error'],
    [['--rule', 'drift=error:big'], '`impact` has to be one of internal, public, named, cited'],
    [['--rule', 'overdue=error:named'], '`rules: overdue` has no option `impact`'],
    [['--max-warnings', 'none'], 'It has to be a whole number.'],
    [['--format', 'html'], 'There are: text, json, markdown'],
    [['--format', 'jsno'], 'Did you mean json?'],
    [['--now', 'tomorrow'], 'It has to be a day such as 2026-03-01'],
    [['--since', ''], "'--since <ref>' argument '' is invalid"],
    [['--root', 'nowhere'], 'there is no folder'],
    [['--nonsense'], "unknown option '--nonsense'"],
  ])('refuses %s with the reason, and ends with 2', async (args, message) => {
    const { code, out, err } = await drift(repository, ['check', ...args]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err).toMatch(/^error: [^\ufffd]*[^\n\ufffd]\n$/);
  });
});

describe('--help', () => {
  it.each([
    '',
    'check',
    'status',
    'affected',
    'diff',
    'accept',
    'coverage',
    'fix',
    'explain',
    'adopt',
    'suggest',
    'init',
  ])('of %j fits into 80 columns', async (command) => {
    using folder = new TestRepository();
    const { code, out } = await drift(folder, [...(command === '' ? [] : [command]), '--help']);
    expect(code).toBe(0);
    expect(out).toContain('Usage: astro-drift');
    expect(out.split('\n').filter(({ length }) => length > 80)).toEqual([]);
  });
});

describe('astro-drift check in GitHub Actions', () => {
  it('prints annotations and writes the summary of the step', async () => {
    using repository = buildTechCorp({ chapter: 'drifted' });
    repository.write('summary.md', '# Before\n');
    const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: repository.path('summary.md') };
    const { out, code } = await drift(repository, ['check', ...NOW], { env });
    expect(code).toBe(0);
    expect(out).toContain('0 errors, 2 warnings in 2 specs.\n::warning file=');
    expect(out).toContain('::warning file=docs/architecture/modules.md,line=26,');
    const summary = readFileSync(repository.path('summary.md'), 'utf8');
    expect(summary).toMatch(/^# Before\n<!-- astro-drift report -->\n/);
    const machine = await drift(repository, ['check', '--json', ...NOW], { env });
    expect(JSON.parse(machine.out)).toMatchObject({ schemaVersion: 1 });
  });
});

describe('astro-drift explain', () => {
  it('says what a rule means and how to put it right', async () => {
    using folder = new TestRepository();
    const { code, out } = await drift(folder, ['explain', 'changed-citation']);
    await expect(out).toMatchFileSnapshot('golden/explain.txt');
    expect(code).toBe(0);
    const list = await drift(folder, ['explain']);
    expect(list.out).toMatch(/^moved-citation +off +/m);
    expect(list.out.split('\n').filter(({ length }) => length > 80)).toEqual([]);
    const wrong = await drift(folder, ['explain', 'drfit']);
    expect(wrong).toMatchObject({ code: 2, out: '' });
    expect(wrong.err).toContain('There is no rule "drfit".\n  Did you mean drift?');
  });
});

describe('astro-drift on a terminal', () => {
  it('prints colours, and lines that fit into its width', async () => {
    using repository = buildTechCorp({ chapter: 'drifted' });
    const { out } = await driftOnTerminal(repository, ['check', ...NOW]);
    // oxlint-disable-next-line no-control-regex -- what colours are made of
    const lines = out.replace(/\u001b\[[0-9;]*[mK]/g, '').split(/[\r\n]+/);
    expect(out).toContain('\u001b[');
    const commands = lines.filter((line) => !line.includes('chant reset'));
    expect(commands.filter((line) => line.length > 80)).toEqual([]);
  });
});
