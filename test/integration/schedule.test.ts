import { describe, expect, it } from 'vitest';
import { acceptSpec } from '../../integration/engine/src/index.ts';
import { documented, documentedSpec, FILE, ID } from '../support/documented.ts';
import { analyzeRepository, findingsOf, specOf } from '../support/report.ts';

const at = (time: string) => ({ now: new Date(time) });

describe('a schedule', () => {
  it('that has passed is reported as overdue, with what to run', async () => {
    using repository = documented();
    repository.write(FILE, documentedSpec({ schedule: 'weekly' }));
    repository.commit('Plan it', { date: '2026-01-10T12:06:00Z' });
    const before = await analyzeRepository(repository, at('2026-01-17T11:59:59Z'));
    expect(specOf(before, ID).nextCheck).toBe('2026-01-17T12:00:00Z');
    expect(findingsOf(before)).toEqual([]);
    const after = await analyzeRepository(repository, at('2026-01-17T12:00:01Z'));
    expect(findingsOf(after)).toEqual([`warn overdue ${FILE}`]);
    expect(after.findings[0]).toMatchObject({
      message: 'Document the code: was to be checked on 2026-01-17 (`schedule: weekly`)',
      help: 'Re-run spec to update documentation: chant reset 001-doc && chant work 001-doc',
    });
  });

  it('counts from an acceptance, too', async () => {
    using repository = documented();
    repository.write(FILE, documentedSpec({ schedule: 'weekly' }));
    repository.commit('Plan it', { date: '2026-01-10T12:06:00Z' });
    const now = new Date('2026-01-16T12:00:00Z');
    await acceptSpec({ root: repository.root, spec: ID, reason: 'Fine', author: 'Ann', now });
    const report = await analyzeRepository(repository, at('2026-01-18T12:00:00Z'));
    expect([specOf(report, ID).nextCheck, findingsOf(report)]).toEqual([
      '2026-01-23T12:00:00Z',
      [],
    ]);
  });

  it('of a page counts from its last edit', async () => {
    using repository = documented();
    const page = '---\ntracks: [src/a.py]\nschedule: daily\n---\n';
    repository.write('page.md', page).commit('Write it', { date: '2026-01-12T08:00:00Z' });
    const report = await analyzeRepository(repository, at('2026-01-14T08:00:00Z'));
    expect(findingsOf(report)).toEqual(['warn overdue page.md']);
    expect(report.findings[0]?.help).toContain('set `reviewed` to today');
  });
});
