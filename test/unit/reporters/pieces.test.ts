import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeWhole } from '../../../integration/engine/src/files/write-file.ts';
import {
  type Format,
  FORMATS,
  renderReport,
} from '../../../integration/engine/src/reporters/index.ts';
import type { Report } from '../../../integration/engine/src/report/schema.ts';
import { isNightly, seeds } from '../../support/nightly.ts';
import { seeded } from '../../support/random.ts';
import { whole } from '../../support/whole.ts';
import {
  makeChange,
  makeCommit,
  makeFinding,
  makeReport,
  makeSpecReport,
} from '../support/report.ts';

const LOOK = {
  colour: false,
  all: false,
  width: null,
  limit: 60_000,
  fileUrl: null,
  version: '1.2.3',
};
const render = (format: Format, report: Report): Iterable<string> =>
  renderReport(format, report, LOOK);

const COMMIT = makeCommit({ subject: 'Édit' });

/** Specs that share their changes, as one analysis makes them. */
function reportOf(specs: number, changes: number): Report {
  const shared = Array.from({ length: changes }, (_, index) =>
    makeChange({ path: `src/${index}.ts`, commits: [0, 0] }),
  );
  return makeReport(
    Array.from({ length: specs }, (_, index) =>
      makeSpecReport({ id: `${index}-doc`, status: 'drifted', changes: shared }),
    ),
    Array.from({ length: specs }, (_, index) =>
      makeFinding({ spec: `${index}-doc`, fingerprint: String(index).padStart(32, '0') }),
    ),
    [COMMIT],
  );
}

describe('a report in pieces', () => {
  it.each(FORMATS)('has no long piece as %s, however large it is', (format) => {
    const pieces = [...render(format, reportOf(1000, 20))];
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(100_000);
  });

  it.each(seeds(10, 200))('is as JSON what JSON.stringify writes, seed %i', (seed) => {
    const random = seeded(seed);
    const report = reportOf(random(20), random(20));
    expect(whole(render('json', report))).toBe(`${JSON.stringify(report, null, 2)}\n`);
  });

  it.runIf(isNightly)('is written to a file when it is larger than a string can be', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'drift-large-'));
    const file = join(folder, 'report.json');
    try {
      const report = reportOf(5000, 150);
      expect(() => JSON.stringify(report, null, 2)).toThrow(RangeError);
      await writeWhole(file, render('json', report));
      expect(statSync(file).size).toBeGreaterThan(0x1fff_ffe8);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
