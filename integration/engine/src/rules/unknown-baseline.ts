import { WHOLE_HISTORY } from '../drift/completion.ts';
import {
  type ReportedSpec,
  publishUnchanged,
  type Rule,
  type RuleInput,
  type UnratedFinding,
} from './rule.ts';

export const unknownBaseline: Rule<'unknown-baseline'> = {
  name: 'unknown-baseline',
  severity: 'warn',
  summary: 'Drift that cannot be decided',
  meaning:
    'It cannot be told when the documents were last known to be right, or what the code was like then. The message has the reason: most often, the clone is shallow, or git is missing.',
  remedies: [
    'In GitHub Actions, write `fetch-depth: 0` below `with:` of the step `uses: actions/checkout`.',
    'In GitLab CI, write `GIT_DEPTH: 0` below `variables:` of the job.',
    'Elsewhere, run `git fetch --unshallow`, or clone without `--depth`.',
    'For any other reason, do what the message advises.',
  ],
  about: 'baseline',
  find({ repository, specs }) {
    const ofRepository = checkRepository(repository);
    // If git does not work, no spec has a baseline, and one finding is enough.
    return repository.problem === null
      ? [...ofRepository, ...specs.flatMap(checkSpec), ...specs.flatMap(checkDocuments)]
      : ofRepository;
  },
  publish: publishUnchanged,
};

function checkRepository({ problem, fetchProblem }: RuleInput['repository']): UnratedFinding[] {
  const place = { spec: null, file: '.' };
  const findings: UnratedFinding[] = [];
  if (problem !== null) {
    const message = `Nothing is known about drift: ${problem.reason}.`;
    findings.push({ ...place, message, help: problem.fix, subject: '' });
  }
  if (fetchProblem !== undefined) {
    findings.push({
      ...place,
      message: `What the clone lacks could not be fetched: ${fetchProblem}.`,
      help: 'Give the job access to the remote, or fetch what is missing before: `git fetch --unshallow` for history, `git fetch --refetch` for contents.',
      subject: 'fetch',
    });
  }
  return findings;
}

function checkSpec({ analysis, report: { title } }: ReportedSpec): UnratedFinding[] {
  const { spec, baseline, undated } = analysis;
  const place = { spec: spec.id, file: spec.file };
  if (undated) {
    const message = `${title}: some of what it cites was written before the commits that this clone holds, so that it cannot be told whether these lines changed`;
    return [{ ...place, message, help: WHOLE_HISTORY, subject: 'undated' }];
  }
  if (baseline?.kind !== 'unknown') return [];
  const message = `${title}: it cannot be told whether it has drifted, because ${baseline.reason}`;
  return [{ ...place, message, help: baseline.fix, subject: '' }];
}

/** Finds documents that cannot be read. Only specs with a known baseline are checked. */
function checkDocuments({ analysis, report: { title } }: ReportedSpec): UnratedFinding[] {
  const { spec, baseline, documents } = analysis;
  if (baseline?.kind === 'unknown') return [];
  return documents.flatMap(({ file, problem }): UnratedFinding[] => {
    if (problem === null) return [];
    const message = `${title}: ${file} cannot be read, so that nothing is known of what it cites: ${problem.reason}`;
    const subject = `unread ${file}`;
    return [{ spec: spec.id, file: spec.file, message, help: problem.fix, subject }];
  });
}
