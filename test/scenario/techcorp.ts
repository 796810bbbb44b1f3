import { TestRepository } from '../support/repository.ts';
import { template } from '../support/template.ts';
import { addMfa, documentTechCorp, rerunDocumentation, type Schedule } from './story.ts';

export { addMfa, rerunDocumentation };

export interface ScenarioOptions {
  /** The last chapter that has happened; `completed` unless given. */
  chapter?: 'completed' | 'drifted' | 'rerun';
  /** How often the documentation spec is meant to run. */
  schedule?: Schedule;
}

const completed = template((schedule: Schedule) =>
  documentTechCorp(TestRepository.init(), schedule),
);

/** TechCorp's repository, for a test to work in. */
export function buildTechCorp(options: ScenarioOptions = {}): TestRepository {
  const { chapter = 'completed', schedule } = options;
  const repository = completed(schedule);
  if (chapter !== 'completed') addMfa(repository);
  if (chapter === 'rerun') rerunDocumentation(repository);
  return repository;
}
