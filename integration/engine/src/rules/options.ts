import { IMPACTS, type Impact } from '../impact/impact.ts';

/** The options that rules can have. */
export interface RuleOptions {
  /** The least impact on a document that is reported. */
  readonly impact: Exclude<Impact, 'none'>;
  /** The grace period after the first pending change, such as `12h`, `30d` or `2w`. */
  readonly after: string;
}

export type RuleOptionName = keyof RuleOptions;

/** The impacts that the option `impact` takes. The least one comes first. */
const LEAST_IMPACTS = IMPACTS.filter((impact) => impact !== 'none');

/** An option of rules: which values it takes, and what it means. */
interface RuleOption {
  /** The values that it takes; `null` if it takes more than can be listed. */
  readonly values: readonly string[] | null;
  /** A regular expression that every value matches. */
  readonly pattern: RegExp;
  /** Says which values it takes. It is the end of a sentence. */
  readonly expected: string;
  /** What it does, in one sentence. Text between backticks is code. */
  readonly meaning: string;
  /** A value for examples. */
  readonly example: string;
}

/** All options of rules. A rule takes those for which it has a default. */
export const RULE_OPTIONS: Readonly<Record<RuleOptionName, RuleOption>> = {
  impact: {
    values: LEAST_IMPACTS,
    pattern: new RegExp(`^(?:${LEAST_IMPACTS.join('|')})$`),
    expected: `has to be one of ${LEAST_IMPACTS.join(', ')}`,
    meaning: 'The least impact on a document that is reported.',
    example: 'named',
  },
  after: {
    values: null,
    pattern: /^\d{1,5}[hdw]$/,
    expected: 'has to be a number of hours, days or weeks, such as 12h, 30d or 2w',
    meaning:
      'A grace period, counted from the first pending change: until it has passed, an `error` is a warning, and a `warn` is left out.',
    example: '30d',
  },
};

/** The names of all options of rules. */
export const RULE_OPTION_NAMES = Object.keys(RULE_OPTIONS) as RuleOptionName[];

const SECONDS = { h: 3600, d: 86_400, w: 604_800 } as const;

/** Returns the length of a grace period in seconds. */
export function secondsIn(period: string): number {
  const unit = period.slice(-1) as keyof typeof SECONDS;
  return Number(period.slice(0, -1)) * SECONDS[unit];
}
