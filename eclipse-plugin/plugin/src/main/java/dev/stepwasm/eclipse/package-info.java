/** The Eclipse plugin: its life cycle and what its parts share. */
@NullMarked
package dev.stepwasm.eclipse;

import org.jspecify.annotations.NullMarked;
