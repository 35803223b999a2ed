/** Java programs that run somewhere already and are attached to: which there are, and how a launch configuration names one. */
@NullMarked
package dev.stepwasm.eclipse.attach;

import org.jspecify.annotations.NullMarked;
