import type { Draft } from '@astro-drift/engine/internal/accept/build-acceptance';
import type { Approval } from '@astro-drift/engine/internal/accept';
import { line, type LogText } from '@astro-drift/engine/internal/text/log-text';
import { Failure } from '../failure.ts';
import type { Prompts } from '../prompts.ts';
import type { Subject } from './screen.ts';

/** How a person is asked. */
export interface Reviewer {
  readonly prompts: Prompts;
  /** Reads what a person sees of a draft. */
  readonly read: (draft: Draft) => Promise<Subject>;
  readonly show: (subject: Subject) => void;
}

type Answer = 'accept' | 'skip' | 'quit';

/**
 * Shows drafts one after the other, and asks whether each is to be accepted. Returns those that
 * were accepted before the person quit. Returns `null` if the person cancels.
 *
 * @param reason the reason for all of them; if it is not given, the person is asked for each
 */
export async function review(
  drafts: readonly Draft[],
  reason: string | null,
  { prompts, read, show }: Reviewer,
): Promise<readonly Approval[] | null> {
  const approvals: Approval[] = [];
  for (const [index, draft] of drafts.entries()) {
    show(await read(draft));
    const { section } = draft.candidate;
    const noun = section === null ? 'everything that it says' : 'what this section says';
    const answer = await prompts.select<Answer>({
      message: line`${position(index, drafts.length)}Is ${noun} right for the current code?`,
      choices: [
        { value: 'accept', label: line`Accept`, hint: line`it is right` },
        { value: 'skip', label: line`Skip`, hint: line`leave it as it is` },
        { value: 'quit', label: line`Quit`, hint: line`record what was accepted so far` },
      ],
    });
    if (answer === null) return null;
    if (answer === 'quit') break;
    if (answer === 'skip') continue;
    const given = reason ?? (await askReason(prompts, approvals.at(-1)?.reason));
    if (given === null) return null;
    approvals.push({ draft, reason: given });
  }
  return approvals;
}

/** Asks for the reason. Returns `null` if the person cancels. */
export async function askReason(prompts: Prompts, proposed?: string): Promise<string | null> {
  return prompts.askText({
    message: line`Why are the documents right for the current code?`,
    ...(proposed === undefined ? {} : { proposed }),
    read: (given) => {
      if (given.trim() === '') throw new Failure('Please give a reason.');
      return given.trim();
    },
  });
}

function position(index: number, count: number): LogText {
  return count === 1 ? line`` : line`${index + 1} of ${count}: `;
}
