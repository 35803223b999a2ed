package dev.stepwasm.dap.launch;

import java.util.Map;
import java.util.Optional;

/** What a client says of the texts of binaries that it has itself, the same in a launch and in an attach. */
final class OwnTexts {
    private static final int MILLION = 1_000_000;
    /** What a text can have, in millions of UTF-16 units. */
    private static final int MOST = Integer.MAX_VALUE / MILLION;

    static final Field FIELD = Field.optional(
            "binaryTexts",
            new Shape.Whole(0, MOST),
            "For editors, which say it themselves: texts of binaries with less than so many million characters are"
                    + " theirs and have the addresses of the language server, `stepwasm-wasm:///folder/game.wasm.wat`."
                    + " Others come from the debug adapter.",
            20);

    private OwnTexts() {}

    /** {@return below how many UTF-16 units a text is the client's} */
    static int read(Map<String, Object> arguments) {
        return Optional.ofNullable(arguments.get(FIELD.name()))
                .flatMap(Json::whole)
                .map(number -> number.intValueExact() * MILLION)
                .orElse(0);
    }
}
