import { describe, expect, it } from 'vitest';
import { renderGithub } from '../../../../integration/src/report/formats/github.ts';
import type { Finding } from '../../../../integration/src/report/schema.ts';
import { makeFinding, makeReport } from '../../support/report.ts';

function annotate(...findings: Finding[]): string[] {
  return renderGithub(makeReport([], findings)).split('\n');
}

describe('annotations', () => {
  it('stand at the line and column of a document, with the help below the message', () => {
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
      '::error file=docs/a.md,line=12,col=3,title=astro-drift%3A broken-citation::docs/a.md:12 cites `src/a.ts`, which is gone%0ACorrect it.',
    ]);
  });

  it('stand at the first line where a finding has none', () => {
    expect(annotate(makeFinding())[0]).toMatch(
      /^::warning file=\.chant\/specs\/001-doc\.md,line=1,title=/,
    );
  });

  it('have no place where the whole repository is meant', () => {
    expect(annotate(makeFinding({ rule: 'unknown-baseline', file: '.' }))[0]).toMatch(
      /^::warning title=astro-drift%3A unknown-baseline::/,
    );
  });

  it('put errors first', () => {
    const kinds = annotate(makeFinding(), makeFinding({ severity: 'error' }), makeFinding());
    expect(kinds.map((line) => line.split(' ')[0])).toEqual(['::error', '::warning', '::warning']);
  });

  it('are none where there is nothing to say', () => {
    expect(renderGithub(makeReport([]))).toBe('');
  });
});

describe('what comes from the repository', () => {
  it('ends neither a property nor the line, and stays what it was', () => {
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

describe('more annotations than GitHub shows', () => {
  const warnings = (count: number): Finding[] =>
    Array.from({ length: count }, (_, index) => makeFinding({ message: `warning ${index}` }));

  it('are all written, and a notice says how many are only in the log', () => {
    const lines = annotate(...warnings(13), makeFinding({ severity: 'error' }));
    expect(lines).toHaveLength(15);
    expect(lines.at(-1)).toBe(
      '::notice title=astro-drift::GitHub shows 10 errors and 10 warnings of a step as annotations; 3 more findings stand in its log.',
    );
  });

  it('are not spoken of where there are just as many', () => {
    expect(annotate(...warnings(10))).toHaveLength(10);
    expect(annotate(...warnings(11)).at(-1)).toContain('1 more finding stands in its log');
  });
});
