/** Content assist: what the language server proposes, with its documentation and with places to fill in. */
@NullMarked
package dev.stepwasm.eclipse.completion;

import org.jspecify.annotations.NullMarked;
