import { explainFindings } from '../report/explained-findings.ts';
import { headline } from '../report/headline.ts';
import type { Finding, Report } from '../report/schema.ts';
import { linePieces } from '../text/line-pieces.ts';
import { printable } from '../text/printable.ts';
import type { Reporter } from './reporter.ts';

const SEVERITIES: Readonly<Record<Finding['severity'], string>> = {
  error: 'error',
  warn: 'warning',
};

/** Writes a line for each finding, as compilers do, so that problem matchers can read it. */
export const unixReporter = {
  name: 'unix',
  endings: [],
  summary: 'problem matchers and `grep`; a line for each finding',
  commandsEscapedBy: 'printer',
  render(report: Report): Iterable<string> {
    const lines = explainFindings(report).map((explained) => {
      const { file, line = 1, column = 1, severity, rule } = explained.finding;
      const message = `${SEVERITIES[severity]}: ${headline(explained)} [${rule}]`;
      return printable(`${file}:${line}:${column}: ${message}`);
    });
    return linePieces(lines);
  },
} as const satisfies Reporter;
