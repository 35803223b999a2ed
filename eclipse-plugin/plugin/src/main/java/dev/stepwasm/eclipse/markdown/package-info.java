/** Shows the Markdown in which the language server explains things, without a browser. */
@NullMarked
package dev.stepwasm.eclipse.markdown;

import org.jspecify.annotations.NullMarked;
