/** New files. */
@NullMarked
package dev.stepwasm.eclipse.wizard;

import org.jspecify.annotations.NullMarked;
