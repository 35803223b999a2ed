package dev.stepwasm.cli;

import dev.stepwasm.engine.backend.EngineChoice;
import java.util.Locale;

/** The option {@code --engine} of verbs that run modules. */
final class EngineOption {
    static final String WORDS = "What runs modules: our interpreter (step), Endive's, which runs more (endive), or ours"
            + " where it can and else Endive's (auto, the default).";

    private EngineOption() {}

    static EngineChoice choice(String text) {
        try {
            return EngineChoice.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw CommandException.usageOrIo("--engine wants auto, step or endive, not '" + text + "'");
        }
    }
}
