/** What the files of a workspace have to do with each other: who imports from whom, and what follows for names and places. */
@NullMarked
package dev.stepwasm.ide.workspace;

import org.jspecify.annotations.NullMarked;
