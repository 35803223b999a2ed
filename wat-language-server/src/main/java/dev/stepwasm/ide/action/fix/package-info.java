/** What mends errors: one class for each remedy. */
@NullMarked
package dev.stepwasm.ide.action.fix;

import org.jspecify.annotations.NullMarked;
