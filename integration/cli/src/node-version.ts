/** As in `engines` of package.json. */
const REQUIRED = [22, 12];

/**
 * Says that a version of Node is too old; `null` for one that is not. Written so that an old Node
 * can run it.
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
