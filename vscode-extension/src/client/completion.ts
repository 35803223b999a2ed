import type { Middleware } from 'vscode-languageclient/node';

/** How often somebody who types on is waited for. */
const TRIES = 20;

/**
 * Asks again about the same place when what was typed meanwhile has made the answer outdated, which the client library turns into none at all: the
 * editor would show no list then. It picks from the answer by what stands there now, so the place is still the right one.
 */
export const completionWhileTyping: Required<Pick<Middleware, 'provideCompletionItem'>> = {
  async provideCompletionItem(document, position, context, token, next) {
    for (let tries = 0; tries < TRIES; tries++) {
      const answer = await next(document, position, context, token);
      if (answer || token.isCancellationRequested) return answer;
    }
    return undefined;
  }
};
