import { execFile } from 'node:child_process';
import type { Command } from '../java/command';
import { type Program, programs } from './program';

/** A busy machine takes some seconds to start a Java; whoever waits for more has another problem. */
const PATIENCE = 30_000;

/** Asks the debug adapter, started with this command, for the programs that offer themselves; rejects in words. */
export function listPrograms({ executable, args }: Command): Promise<Program[]> {
  return new Promise((resolve, reject) => {
    execFile(executable, args, { encoding: 'utf8', timeout: PATIENCE, maxBuffer: 4 << 20, windowsHide: true }, (error, out, words) => {
      if (!error) {
        try {
          resolve(programs(out));
        } catch (problem) {
          reject(problem instanceof Error ? problem : new Error(String(problem)));
        }
        return;
      }
      const why = error.killed ? `no answer within ${PATIENCE / 1000} s` : words.trim() || error.message;
      reject(new Error(`the programs that can be attached to cannot be listed: ${why}`));
    });
  });
}
