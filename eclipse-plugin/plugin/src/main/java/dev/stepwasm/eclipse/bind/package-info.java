/** The wizard that writes a Java interface for a module. It needs no Java tools. */
@NullMarked
package dev.stepwasm.eclipse.bind;

import org.jspecify.annotations.NullMarked;
