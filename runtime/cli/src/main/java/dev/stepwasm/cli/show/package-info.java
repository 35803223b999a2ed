/** How pieces of source are laid out on a terminal, and what programs write gets there. Knows no verb. */
@NullMarked
package dev.stepwasm.cli.show;

import org.jspecify.annotations.NullMarked;
