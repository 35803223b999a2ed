/** Whether somebody has to be asked which program an attach configuration means. */
export function needsPick(configuration: Readonly<Record<string, unknown>>): boolean {
  return !given(configuration['pid']) && !given(configuration['port']);
}

function given(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}
