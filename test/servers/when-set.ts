/** Runs specs against a real server when its address is set, else says that and why nothing was asked. */
export function whenSet(variable: string, specs: (address: string) => void): void {
  const address = process.env[variable];
  if (address) return specs(address);
  const reason = `${variable} is not set: nothing is asked of a real server`;
  process.stderr.write(`skipped: ${reason}\n`);
  it.skip(reason, () => undefined);
}
