/** Binary modules as text to read. */
@NullMarked
package dev.stepwasm.ide.binary;

import org.jspecify.annotations.NullMarked;
