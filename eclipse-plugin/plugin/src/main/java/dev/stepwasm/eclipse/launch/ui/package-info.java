/** The pages of a launch configuration, made from the debug adapter's table of what a launch can say. */
@NullMarked
package dev.stepwasm.eclipse.launch.ui;

import org.jspecify.annotations.NullMarked;
