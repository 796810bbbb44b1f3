import { describe, expect, it } from 'vitest';
import { githubReporter } from '../../../integration/engine/src/reporters/github.ts';
import type { Finding } from '../../../integration/engine/src/report/schema.ts';
import { makeFinding, makeReport } from '../support/report.ts';
import { whole } from '../../support/whole.ts';

function annotate(...findings: Finding[]): string[] {
  return whole(githubReporter.render(makeReport([], findings))).split('\n');
}

describe('GitHub annotations', () => {
  it('have file, line and column, and the help below the message', () => {
    const finding = makeFinding({
      rule: 'broken-citation',
      severity: 'error',
      file: 'docs/a.md',
      line: 12,
      column: 3,
      message: 'docs/a.md:12 cites `src/a.ts`, which is gone',
      help: 'Correct it.',
    });
    expect(annotate(finding)).toEqual([
      '::error file=docs/a.md,line=12,col=3,title=astro-drift%3A broken-citation::Cites `src/a.ts`, which is gone%0ACorrect it.',
    ]);
  });

  it('are at line 1 if a finding has no line', () => {
    expect(annotate(makeFinding())[0]).toMatch(
      /^::warning file=\.chant\/specs\/001-doc\.md,line=1,title=/,
    );
  });

  it('have no file if a finding concerns the whole repository', () => {
    expect(annotate(makeFinding({ rule: 'unknown-baseline', file: '.' }))[0]).toMatch(
      /^::warning title=astro-drift%3A unknown-baseline::/,
    );
  });

  it('list errors first', () => {
    const kinds = annotate(makeFinding(), makeFinding({ severity: 'error' }), makeFinding());
    expect(kinds.map((line) => line.split(' ')[0])).toEqual(['::error', '::warning', '::warning']);
  });

  it('are empty without findings', () => {
    expect(whole(githubReporter.render(makeReport([])))).toBe('');
  });
});

describe('text from the repository in GitHub annotations', () => {
  it('is escaped, and unescapes to the same text', () => {
    const [line = '', ...more] = annotate(
      makeFinding({
        file: 'docs/a,line=9::b%2C.md',
        message: '100%\n::error::made up\r::stop-commands::x',
      }),
    );
    expect(more).toEqual([]);
    expect(line).toContain('file=docs/a%2Cline=9%3A%3Ab%252C.md,line=1,');
    expect(line).toContain('::100%25\uFFFD::error::made up\uFFFD::stop-commands::x%0ARe-run it');
  });
});

describe('more GitHub annotations than are shown', () => {
  const warnings = (count: number): Finding[] =>
    Array.from({ length: count }, (_, index) => makeFinding({ message: `warning ${index}` }));

  it('are all written, followed by a notice about the rest', () => {
    const lines = annotate(...warnings(13), makeFinding({ severity: 'error' }));
    expect(lines).toHaveLength(15);
    expect(lines.at(-1)).toBe(
      '::notice title=astro-drift::GitHub shows 10 errors and 10 warnings of a step as annotations; 3 more findings stand in its log.',
    );
  });

  it('have no notice if all are shown', () => {
    expect(annotate(...warnings(10))).toHaveLength(10);
    expect(annotate(...warnings(11)).at(-1)).toContain('1 more finding stands in its log');
  });
});
