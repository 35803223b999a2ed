/** What is no mistake, but surely not meant or not needed: one class for each lint, and what finds them all in time. */
@NullMarked
package dev.stepwasm.ide.lint;

import org.jspecify.annotations.NullMarked;
