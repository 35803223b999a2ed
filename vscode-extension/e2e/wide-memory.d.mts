/** A request that the adapter has heard. */
export interface Heard {
  readonly command: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

export function startWideMemory(): Promise<{ readonly port: number; readonly heard: readonly Heard[]; close(): Promise<unknown> }>;
