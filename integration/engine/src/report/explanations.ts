import type { RuleName } from './rules.ts';

/** A rule in words; what stands between backticks is code. */
export interface Explanation {
  /** What it reports, without a full stop. */
  readonly summary: string;
  /** What it means that the rule found something, in a few sentences. */
  readonly meaning: string;
  /** How to put it right: each a whole sentence, the first the usual way. */
  readonly remedies: readonly string[];
}

/** What every rule means, and how to put right what it finds. */
export const EXPLANATIONS: Readonly<Record<RuleName, Explanation>> = {
  drift: {
    summary: 'A completed spec whose inputs changed',
    meaning:
      'Files that the documents were made from are not what they were when the documents were last known to be right. Changes of comments and whitespace do not count, unless the option `significant` says so.',
    remedies: [
      'For a chant spec, run the command of the report: it resets the spec and works it again.',
      'For a page with `tracks`, read the changes, correct the page, and set `reviewed` to today. Without `reviewed`, committing the corrected page is enough.',
      'Where the documents are right for the code as it is, run `astro-drift accept`.',
    ],
  },
  'upstream-drift': {
    summary: 'A spec that builds on one that has drifted',
    meaning:
      'Another spec has drifted, and this one builds on it: through `depends_on`, as its member, or because that one writes an input of this one. The message names the nearest one that has drifted, and the way to it.',
    remedies: [
      'Run the spec again that has drifted, then those that build on it. In the other order, they would be made from old material again.',
    ],
  },
  'unknown-baseline': {
    summary: 'Drift that cannot be decided',
    meaning:
      'It cannot be told when the documents were last known to be right, or what the code was like then. The message has the reason: most often, the clone is shallow, or git is missing.',
    remedies: [
      'In GitHub Actions, write `fetch-depth: 0` below `with:` of the step `uses: actions/checkout`.',
      'In GitLab CI, write `GIT_DEPTH: 0` below `variables:` of the job.',
      'Elsewhere, run `git fetch --unshallow`, or clone without `--depth`.',
      'For any other reason, do what the message advises.',
    ],
  },
  'empty-input': {
    summary: 'A pattern that matches no file, neither at the baseline nor now',
    meaning:
      'A completed spec names files that never were. Such a spec could never drift. A pattern whose files have all been deleted since the baseline is another matter: that is drift.',
    remedies: ['Correct the pattern. It is relative to the root of the repository.'],
  },
  'missing-document': {
    summary: 'A completed spec whose document does not exist',
    meaning:
      'A chant spec is completed, but a file that it names in `target_files` does not exist.',
    remedies: ['Write the document, or take it out of `target_files`.'],
  },
  'broken-citation': {
    summary: 'A reference to a file, a name or lines that do not exist',
    meaning:
      'A document refers to a file or a name that never was or is gone, or to more lines than the file had. A name counts as gone, too, when several things are called so by now.',
    remedies: [
      'Correct the reference, or take it out.',
      'If it was never meant as one, such as an example of a path, write it in a code block.',
    ],
  },
  'changed-citation': {
    summary: 'A reference to lines that are not the same any more',
    meaning:
      'The lines or the name that a document refers to changed after the document was written, and with them perhaps what it says of them. A file that is referred to as a whole is left to the rule `drift`.',
    remedies: [
      'Read what has changed, and correct the document. Then run the spec again or accept it, or set `reviewed` on the page.',
    ],
  },
  'moved-citation': {
    summary: 'A reference to lines that stand elsewhere now',
    meaning:
      'What a document refers to is the same, but stands at other lines or in another file. Readers are led there anyway.',
    remedies: ['Run `astro-drift fix`, or write the place that the message names.'],
  },
  overdue: {
    summary: 'A schedule that has passed without a re-run',
    meaning: 'The spec has a `schedule`, and was neither completed nor accepted since it was due.',
    remedies: [
      'Run the command of the message, or set `reviewed` on a page that you have checked.',
      'Or take out the `schedule`.',
    ],
  },
  'invalid-spec': {
    summary: 'A declaration that cannot be used, wholly or in part',
    meaning:
      'The frontmatter of a chant spec or of a page with `tracks` does not say what it seems to say, or a record in `.drift` cannot be read. The other specs are still judged, and so is the rest of this one where that is possible.',
    remedies: ['Mend the place that the message names.'],
  },
  'undocumented-source': {
    summary: 'A source file that no spec tracks',
    meaning:
      'Nobody is told when the file changes. What is a source file, the option `coverage` says; tests are none unless a pattern names their folder.',
    remedies: [
      'Let a spec or page track it, by `tracks`, `origin` or `informed_by`.',
      'If it needs no documents, take it out of the option `coverage`.',
    ],
  },
};
