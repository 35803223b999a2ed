import * as vscode from 'vscode';
import { rangeOf } from './places';
import type { Frame, TestResult } from './protocol';

/** The newer part of the API that shows where code stood; older editors have none. */
interface Frames {
  TestMessageStackFrame?: new (label: string, uri?: vscode.Uri, position?: vscode.Position) => object;
}

/** What a failed test says: what was expected beside what came, and where. */
export function messageOf(result: TestResult, item: vscode.TestItem): vscode.TestMessage {
  const words = result.message ?? result.status;
  const message =
    result.expected !== undefined && result.actual !== undefined ? vscode.TestMessage.diff(words, result.expected, result.actual) : new vscode.TestMessage(words);
  const range = result.range ? rangeOf(result.range) : item.range;
  if (item.uri && range) message.location = new vscode.Location(item.uri, range);
  const stack = stackOf(result.frames ?? [], item.uri);
  if (stack) Object.assign(message, { stackTrace: stack });
  return message;
}

function stackOf(frames: readonly Frame[], uri: vscode.Uri | undefined): object[] | undefined {
  const { TestMessageStackFrame } = vscode as unknown as Frames;
  if (!TestMessageStackFrame || frames.length === 0) return undefined;
  return frames.map(frame => (frame.range ? new TestMessageStackFrame(frame.function, uri, rangeOf(frame.range).start) : new TestMessageStackFrame(frame.function)));
}

/** Terminals want both characters at the end of a line. */
export function forTerminal(output: string): string {
  const lines = output.replace(/\r?\n/g, '\r\n');
  return lines === '' || lines.endsWith('\r\n') ? lines : `${lines}\r\n`;
}
