/** Changes of texts that the language server makes: as one step to undo, or as one change of several files. */
@NullMarked
package dev.stepwasm.eclipse.edit;

import org.jspecify.annotations.NullMarked;
