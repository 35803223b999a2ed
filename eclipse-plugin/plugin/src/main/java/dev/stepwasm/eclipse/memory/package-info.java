/** Linear memory in the Memory view. */
@NullMarked
package dev.stepwasm.eclipse.memory;

import org.jspecify.annotations.NullMarked;
