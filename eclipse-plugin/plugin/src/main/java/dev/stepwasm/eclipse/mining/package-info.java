/** What stands between the lines and words of the editor without being text: hints, and things to click. */
@NullMarked
package dev.stepwasm.eclipse.mining;

import org.jspecify.annotations.NullMarked;
