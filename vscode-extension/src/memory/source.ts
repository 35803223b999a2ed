import type * as vscode from 'vscode';

/** A linear memory as the debug adapter names it. */
export interface Memory {
  readonly name: string;
  readonly reference: string;
}

interface Scopes {
  readonly scopes?: readonly { readonly name: string; readonly variablesReference: number }[];
}

interface Variables {
  readonly variables?: readonly { readonly name: string; readonly memoryReference?: string }[];
}

/** The linear memories that the stopped frame can see: the variables of its scope "Memories" that carry a memory reference. */
export async function memoriesOf(session: vscode.DebugSession, frameId: number): Promise<Memory[]> {
  const { scopes = [] } = (await session.customRequest('scopes', { frameId })) as Scopes;
  const memories: Memory[] = [];
  for (const scope of scopes.filter(({ name }) => name === 'Memories')) {
    const answer = (await session.customRequest('variables', { variablesReference: scope.variablesReference })) as Variables;
    for (const { name, memoryReference } of answer.variables ?? []) {
      if (memoryReference) memories.push({ name, reference: memoryReference });
    }
  }
  return memories;
}

/** Bytes of a memory, fewer than asked for at its end. */
export async function readBytes(session: vscode.DebugSession, memory: Memory, address: number, count: number): Promise<Uint8Array> {
  const request = { memoryReference: memory.reference, offset: address, count };
  const { data = '' } = ((await session.customRequest('readMemory', request)) ?? {}) as { data?: string };
  return Buffer.from(data, 'base64');
}
