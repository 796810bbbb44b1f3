/** The same as `engines` of package.json. */
const REQUIRED = [22, 12];

/**
 * Returns a message if a version of Node is too old, else `null`. Old versions run this function, so
 * it uses no newer syntax.
 *
 * @param version such as `22.12.0`
 */
export function nodeProblem(version: string): string | null {
  const [major, minor] = version.split('.').map(Number);
  const [requiredMajor, requiredMinor] = REQUIRED;
  const isEnough =
    Number(major) > Number(requiredMajor) ||
    (major === requiredMajor && Number(minor) >= Number(requiredMinor));
  if (isEnough) return null;
  return `astro-drift needs Node.js ${REQUIRED.join('.')} or newer, and this is ${version}.`;
}
