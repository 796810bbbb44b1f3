import { TestRepository } from './repository.ts';
import { numbered, type SpecFields, specText } from './specs.ts';
import { template } from './template.ts';

/** The spec of {@link documented}. */
export const ID = '2026-01-10-001-doc';
/** Where it is. */
export const FILE = `.chant/specs/${ID}.md`;
/** When it was completed. */
export const COMPLETED = '2026-01-10T12:00:00Z';

/** The spec's text, with other fields. */
export function documentedSpec(fields: SpecFields = {}): string {
  return specText({
    completed_at: COMPLETED,
    tracks: ['src/**'],
    target_files: ['docs/code.md'],
    ...fields,
  });
}

/** Code on the 1st, documented on the 10th of January. */
export const documented = template(() => {
  const repository = TestRepository.init();
  repository.write('src/a.py', numbered(10)).write('src/b.py', numbered(5));
  repository.commit('Write the code', { date: '2026-01-01T08:00:00Z' });
  repository.write(FILE, documentedSpec());
  repository.write('docs/code.md', '# Code\n\nSee `src/a.py:2-4`.\n');
  repository.commit('Document it', { date: '2026-01-10T12:05:00Z' });
  return repository;
});
