import yaml from 'js-yaml';
import { blocksOf } from './guide-blocks.ts';

/** A file that a guide shows whole. */
export interface GuideFile {
  readonly name: string;
  readonly language: string;
  readonly text: string;
}

/** The files that a guide shows. */
export function filesOf(guide: string): GuideFile[] {
  return blocksOf(guide).flatMap(({ language, text, name }) =>
    name === null ? [] : [{ language, text, name }],
  );
}

/** One script of a file, with the environment that the file gives it. */
export interface Script {
  readonly run: string;
  readonly env: Readonly<Record<string, string>>;
}

/** What a file hands to a shell, in its order. Neighbours that share one shell are one script. */
export function scriptsOf({ language, text }: GuideFile): Script[] {
  if (language === 'sh') return [{ run: text, env: {} }];
  if (language === 'groovy') {
    return [...text.matchAll(/\bsh '(.*)'$/gm)].map(([, run = '']) => ({ run, env: {} }));
  }
  return collect(yaml.load(text));
}

/** `*` is the pattern of all files in a configuration of lint-staged. */
const SHELL_FIELDS = ['run', 'bash', 'entry', '*'];

function collect(value: unknown): Script[] {
  if (Array.isArray(value)) return value.flatMap(collect);
  if (typeof value !== 'object' || value === null) return [];
  const fields = value as Record<string, unknown>;
  const lines = [fields['before_script'], fields['script']].flat().filter(isText);
  if (lines.length > 0) return [{ run: lines.join('\n'), env: {} }];
  return Object.entries(fields).flatMap(([name, inner]) =>
    SHELL_FIELDS.includes(name) && isText(inner)
      ? [{ run: inner, env: (fields['env'] ?? {}) as Record<string, string> }]
      : collect(inner),
  );
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
