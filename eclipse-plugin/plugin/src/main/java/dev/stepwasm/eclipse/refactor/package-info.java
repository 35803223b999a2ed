/** New names for things, with a preview of what changes in which file. */
@NullMarked
package dev.stepwasm.eclipse.refactor;

import org.jspecify.annotations.NullMarked;
