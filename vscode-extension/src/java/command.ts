import * as path from 'node:path';
import type { Java } from './find';

/** What the one jar can be started as. */
export type Verb = 'lsp' | 'dap' | 'check' | 'build' | 'fmt';

/** A program and its arguments. */
export interface Command {
  readonly executable: string;
  readonly args: string[];
}

/** What a large file needed for a moment goes back to the system: an editor keeps its server for days. As in `./stepwasm`. */
export const serverHeap = ['-Xms192m', '-Xmn120m', '-XX:MinHeapFreeRatio=10', '-XX:MaxHeapFreeRatio=25', '-XX:-ShrinkHeapInSteps'];

/** Large functions run compiled where programs run: docs/decisions/the-compiled-tier.md. As in `./stepwasm`. */
export const compiledPrograms = ['-XX:-DontCompileHugeMethods', '-Dstepwasm.hugeMethods=true'];

/**
 * The command line that starts the server jar. `cache` is a folder of this extension and machine: the JVM keeps an archive of
 * the loaded classes there, which halves the start. It must be made on this machine, and for this jar: see `archiveFolder`.
 * Options that end at once have an archive of their own, so that theirs does not stand in for that of a session.
 */
export function serverCommand(java: Java, jar: string, verb: Verb, cache: string, options: readonly string[] = []): Command {
  return {
    executable: java.executable,
    args: [
      // A message of the JVM on the standard output would garble the protocol. Making an archive warns of each class that it leaves out.
      '-Xlog:disable',
      '-Xlog:all=error:stderr',
      '-XX:+UseSerialGC',
      ...(verb === 'lsp' ? serverHeap : []),
      ...(verb === 'dap' ? compiledPrograms : []),
      '-XX:+IgnoreUnrecognizedVMOptions',
      '-XX:+AutoCreateSharedArchive',
      `-XX:SharedArchiveFile=${path.join(cache, `${[verb, ...options].join('')}-java${java.version}.jsa`)}`,
      '-Dfile.encoding=UTF-8',
      '-jar',
      jar,
      verb,
      ...options
    ]
  };
}
