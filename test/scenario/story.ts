import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestRepository } from '../support/repository.ts';
import { history } from './history.ts';
import {
  documentationSpec,
  documentationSpecFile,
  researchSpec,
  researchSpecFile,
} from './specs.ts';

/** How often the documentation spec is meant to run; `undefined` for not at all. */
export type Schedule = 'weekly' | undefined;

/**
 * Fills a new repository with TechCorp's history up to the day on which its architecture was
 * documented, with its real dates. Every run makes the same commits.
 */
export function documentTechCorp(repository: TestRepository, schedule: Schedule): TestRepository {
  for (const { paths, message, ...by } of history) {
    add(repository, ...paths);
    repository.commit(message, by);
  }

  add(repository, 'analysis/coupling');
  repository.write(researchSpecFile, researchSpec('2026-01-27T16:20:00Z'));
  repository.commit('chant(2026-01-27-001-cpl): Analyze codebase coupling', {
    date: '2026-01-27T16:24:00Z',
    author: 'Priya Raman',
  });

  add(repository, 'docs');
  repository.write(documentationSpecFile, documentationSpec('2026-01-28T14:45:00Z', schedule));
  repository.commit('chant(2026-01-28-001-doc): Document system architecture', {
    date: '2026-01-28T14:47:00Z',
    author: 'Priya Raman',
  });
  return repository;
}

/** A developer adds `POST /auth/mfa/setup` on 2026-02-15. Returns the commit's id. */
export function addMfa(repository: TestRepository): string {
  apply(repository, 'add-mfa');
  return repository.commit('Add MFA setup', {
    date: '2026-02-15T10:30:00Z',
    author: 'Dana Whitfield',
  });
}

/**
 * Both specs run again on 2026-02-16, the research first, each in a commit of its own. Returns the
 * id of the second one, in which the architecture pages describe the new endpoint.
 */
export function rerunDocumentation(repository: TestRepository): string {
  apply(repository, 'rerun-research');
  completeAgain(repository, researchSpecFile, '2026-02-16T09:00:00Z');
  repository.commit('chant(2026-01-27-001-cpl): Analyze codebase coupling', {
    date: '2026-02-16T09:04:00Z',
    author: 'Priya Raman',
  });

  apply(repository, 'rerun-documentation');
  completeAgain(repository, documentationSpecFile, '2026-02-16T10:30:00Z');
  return repository.commit('chant(2026-01-28-001-doc): Document system architecture', {
    date: '2026-02-16T10:33:00Z',
    author: 'Priya Raman',
  });
}

function add(repository: TestRepository, ...paths: string[]): void {
  for (const path of paths) {
    cpSync(join(import.meta.dirname, 'techcorp', path), repository.path(path), { recursive: true });
  }
}

function apply(repository: TestRepository, change: string): void {
  repository.git('apply', join(import.meta.dirname, 'changes', `${change}.patch`));
}

function completeAgain(repository: TestRepository, file: string, completedAt: string): void {
  const spec = readFileSync(repository.path(file), 'utf8');
  repository.write(file, spec.replace(/^completed_at: .*$/m, `completed_at: ${completedAt}`));
}
