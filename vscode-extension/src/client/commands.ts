/** Who carries out the commands that only the language server knows. */
export interface CommandServer {
  command<R>(command: string, ...given: readonly unknown[]): Promise<R>;
}
