import { withoutLinks } from '@astro-drift/engine/internal/rules/config';
import type { RuleConfig } from '@astro-drift/engine/internal/rules/index';
import type { AstroConfig } from 'astro';

/** The names of integrations that check links when a site is built. */
const VALIDATOR = /\blinks?-(?:valid|check)|\b(?:broken|dead)-links?\b/;

/**
 * Turns off rules about links on a site where an integration checks them, unless they are set.
 * The plugins of Starlight that do so add an integration.
 */
export function leaveLinksTo(
  { integrations }: Pick<AstroConfig, 'integrations'>,
  rules: RuleConfig,
): RuleConfig {
  const isValidated = integrations.some(({ name }) => VALIDATOR.test(name));
  return isValidated ? withoutLinks(rules) : rules;
}
