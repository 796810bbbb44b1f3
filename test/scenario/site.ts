import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { TestRepository } from '../support/repository.ts';
import { TestSite } from '../support/site.ts';

/** Adds TechCorp's documentation site to its repository, and commits it. */
export function addTechCorpSite(repository: TestRepository): TestSite {
  cpSync(join(import.meta.dirname, 'site'), repository.path('site'), { recursive: true });
  repository.write('.gitignore', 'node_modules\ndist\n.astro\n');
  const site = new TestSite(repository);
  repository.commit('Publish the documentation', {
    date: '2026-02-16T08:00:00Z',
    author: 'Priya Raman',
  });
  return site;
}
