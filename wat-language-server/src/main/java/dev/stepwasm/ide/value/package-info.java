/** Which values of a stopped program to show in its text. */
@NullMarked
package dev.stepwasm.ide.value;

import org.jspecify.annotations.NullMarked;
