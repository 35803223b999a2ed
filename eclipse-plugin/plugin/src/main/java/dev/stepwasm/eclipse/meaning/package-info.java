/** Colours by what words stand for, and marks on all that stand for the same. Runs on the UI thread. */
@NullMarked
package dev.stepwasm.eclipse.meaning;

import org.jspecify.annotations.NullMarked;
