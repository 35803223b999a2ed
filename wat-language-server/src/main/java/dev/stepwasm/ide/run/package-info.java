/** What can be run from a text, and what its comments say about that. Nothing is run here. */
@NullMarked
package dev.stepwasm.ide.run;

import org.jspecify.annotations.NullMarked;
