import { validateAction, validateWorkflow } from '@action-validator/core';

/** What is wrong with a workflow of GitHub Actions, by the validator that people run themselves. */
export function workflowProblems(text: string): unknown[] {
  return validateWorkflow(text).errors;
}

/** What is wrong with an action. */
export function actionProblems(text: string): unknown[] {
  return validateAction(text).errors;
}
