import { escapeHtml } from '../html/html.ts';
import { declaring } from '../specs/kinds.ts';
import { plural } from '../report/plural.ts';
import type { Finding, Report, SpecReport } from '../report/schema.ts';
import { linePieces } from '../text/line-pieces.ts';
import { printable } from '../text/printable.ts';
import type { Reporter } from './reporter.ts';

/**
 * Writes a JUnit report. It has a test for each spec that declares sources, and a test for each
 * other file with findings.
 */
export const junitReporter = {
  name: 'junit',
  endings: ['.xml'],
  summary: 'test reports of CI servers',
  commandsEscapedBy: 'printer',
  render: renderJunit,
} as const satisfies Reporter;

interface TestCase {
  readonly name: string;
  readonly group: string;
  readonly file: string;
  readonly errors: readonly Finding[];
  readonly warnings: readonly Finding[];
  /** Why the test is skipped. It is `null` if the test is not skipped. */
  readonly skipped: string | null;
}

/**
 * Renders the report. Errors make a test fail, and warnings are the output of the test. A report
 * without specs and findings gets one test for the repository, because Jenkins fails a job whose
 * report has no test.
 */
function renderJunit(report: Report): Iterable<string> {
  const cases = testCases(report);
  const failures = cases.filter(({ errors }) => errors.length > 0).length;
  const skipped = cases.filter(isSkipped).length;
  const counts = `tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}" time="0"`;
  return linePieces(write());

  function* write(): Generator<string, void, undefined> {
    yield '<?xml version="1.0" encoding="UTF-8"?>';
    yield `<testsuites name="astro-drift" ${counts}>`;
    yield `  <testsuite name="astro-drift" ${counts}>`;
    for (const test of cases) yield* writeCase(test);
    yield '  </testsuite>';
    yield '</testsuites>';
  }
}

function testCases({ repository, specs: all, findings }: Report): TestCase[] {
  const specs = declaring(all);
  if (specs.length + findings.length === 0) return [repositoryCase([], repository.problem)];
  const ids = new Set(specs.map(({ id }) => id));
  const bySpec = Map.groupBy(findings, ({ spec }) => spec ?? '');
  const rest = findings.filter(({ spec }) => spec === null || !ids.has(spec));
  return [
    ...specs.map((spec) =>
      testCase(
        `${spec.id}: ${spec.title}`,
        'specs',
        spec.file,
        bySpec.get(spec.id) ?? [],
        skipOf(spec),
      ),
    ),
    ...[...Map.groupBy(rest, ({ file }) => file)].map(([file, found]) =>
      file === '.' ? repositoryCase(found, null) : testCase(file, 'files', file, found, null),
    ),
  ];
}

/**
 * Makes the test for findings about the whole repository. It is skipped if git could not be read.
 */
function repositoryCase(
  findings: readonly Finding[],
  problem: Report['repository']['problem'],
): TestCase {
  const skipped = problem === null ? null : undecided(problem.reason);
  return testCase('The repository', 'files', '.', findings, skipped);
}

function testCase(
  name: string,
  group: string,
  file: string,
  findings: readonly Finding[],
  skipped: string | null,
): TestCase {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const warnings = findings.filter(({ severity }) => severity === 'warn');
  return { name, group, file, errors, warnings, skipped };
}

function skipOf({ status, baseline }: SpecReport): string | null {
  if (status === 'not-completed') return 'The spec is not completed.';
  return status === 'unknown' ? undecided(baseline.reason) : null;
}

function undecided(reason: string): string {
  return `Drift cannot be decided: ${reason}.`;
}

function isSkipped({ errors, skipped }: TestCase): boolean {
  return errors.length === 0 && skipped !== null;
}

function writeCase(test: TestCase): string[] {
  const { name, group, file, errors, warnings, skipped } = test;
  const [first] = errors;
  const body: string[] = [];
  if (first !== undefined) {
    const message = errors.length === 1 ? first.message : plural(errors.length, 'error');
    body.push(
      `      <failure message="${xml(message)}" type="${xml(first.rule)}">${describe(errors)}</failure>`,
    );
  } else if (isSkipped(test)) {
    body.push(`      <skipped message="${xml(skipped ?? '')}"/>`);
  }
  if (warnings.length > 0) body.push(`      <system-out>${describe(warnings)}</system-out>`);
  const start = `    <testcase name="${xml(name)}" classname="astro-drift.${group}" file="${xml(file)}" time="0"`;
  return body.length === 0 ? [`${start}/>`] : [`${start}>`, ...body, '    </testcase>'];
}

function describe(findings: readonly Finding[]): string {
  return findings
    .map(
      ({ rule, severity, message, help }) =>
        xml(`${severity} ${rule}: ${message}`) + `\n  ${xml(help)}`,
    )
    .join('\n');
}

/**
 * Escapes text for an element or an attribute. XML 1.0 does not allow control characters, not even
 * escaped.
 */
function xml(text: string): string {
  return escapeHtml(printable(text));
}
