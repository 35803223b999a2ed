/** What is selected when a selection grows. */
@NullMarked
package dev.stepwasm.ide.selection;

import org.jspecify.annotations.NullMarked;
