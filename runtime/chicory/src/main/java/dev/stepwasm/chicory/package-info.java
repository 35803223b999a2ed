/** Our interpreter for programs that embed Chicory 1.7: the same machine as for Endive, its successor. */
@NullMarked
package dev.stepwasm.chicory;

import org.jspecify.annotations.NullMarked;
