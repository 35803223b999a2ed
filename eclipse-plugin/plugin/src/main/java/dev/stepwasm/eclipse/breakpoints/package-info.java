/** Where programs are to stop, as Eclipse keeps it. */
@NullMarked
package dev.stepwasm.eclipse.breakpoints;

import org.jspecify.annotations.NullMarked;
