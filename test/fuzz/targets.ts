import { citations } from './citations.ts';
import { documents, mdx } from './documents.ts';
import { facts } from './facts.ts';
import { html } from './html.ts';
import { output } from './output.ts';
import { owners } from './owners.ts';
import { specs } from './specs.ts';
import type { Target } from './target.ts';

/** What is fuzzed. A new target is a file here, and a line. */
export const TARGETS: readonly Target[] = [
  specs,
  documents,
  mdx,
  citations,
  owners,
  facts,
  html,
  output,
];
