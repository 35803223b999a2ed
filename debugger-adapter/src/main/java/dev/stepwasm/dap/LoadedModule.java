package dev.stepwasm.dap;

import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.debug.DebuggedModule;
import dev.stepwasm.engine.probe.BinaryTextAddress;
import dev.stepwasm.wat.text.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.lsp4j.debug.Module;
import org.eclipse.lsp4j.debug.Source;

/**
 * A module, and its text as the client knows it.
 *
 * @param file where the module is, or something that stands for it
 * @param module what is in it
 * @param text its text
 * @param part what it is called in the file; empty if it is all of it
 */
record LoadedModule(Path file, StepModule module, Text text, String part) {
    /** All of a file. */
    LoadedModule(Path file, StepModule module, Text text) {
        this(file, module, text, "");
    }

    /** Where a client gets a text. */
    sealed interface Text {
        /** {@return the path by which the client knows it} */
        Path path();

        /** In a file. */
        record InFile(Path path) implements Text {}

        /**
         * From us.
         *
         * @param path of no file
         * @param origin where it comes from, in words
         */
        record Told(Path path, String origin) implements Text {}

        /**
         * Made of a binary, by us or by the client.
         *
         * @param binary the file
         */
        record Disassembled(Path binary) implements Text {
            @Override
            public Path path() {
                return BinaryTextAddress.textPath(binary);
            }
        }
    }

    /** {@return a module that was read from a file} A text is made of a binary. */
    static LoadedModule of(Path file, StepModule module) {
        return new LoadedModule(
                file, module, module.source().isPresent() ? new Text.InFile(file) : new Text.Disassembled(file));
    }

    /**
     * {@return a module that is a part of a test script}
     *
     * @param script the text of the script, which may be that of the module too
     * @param name what it is called there
     */
    static LoadedModule ofScript(Path file, SourceText script, StepModule module, String name) {
        if (module.source().filter(script::equals).isPresent()) {
            return new LoadedModule(file, module, new Text.InFile(file), name);
        }
        String told = file.getFileName() + "." + name.replaceAll("[^A-Za-z0-9._-]+", "-") + ".wat";
        return new LoadedModule(
                file,
                module,
                new Text.Told(
                        file.resolveSibling(told),
                        (module.source().isPresent() ? "quoted in " : "disassembled from ") + name + " of "
                                + file.getFileName()),
                name);
    }

    /**
     * {@return the text}
     *
     * @param shown the same module; text that comes from us has its number, plus one, as its reference
     */
    Source source(DebuggedModule shown, Coordinates coordinates) {
        return switch (text) {
            case Text.InFile(Path path) -> coordinates.source(path);
            case Text.Told(Path path, String origin) -> told(path, origin, shown, coordinates);
            case Text.Disassembled(Path binary) ->
                (coordinates.ownTexts() == 0
                                ? Optional.<Source>empty()
                                : coordinates.ownText(binary, shown.text().length()))
                        .orElseGet(() ->
                                told(text.path(), "disassembled from " + binary.getFileName(), shown, coordinates));
        };
    }

    private static Source told(Path path, String origin, DebuggedModule shown, Coordinates coordinates) {
        Source source = coordinates.source(path);
        source.setSourceReference(shown.number() + 1);
        source.setOrigin(origin);
        return source;
    }

    /** {@return whether the client can get the text from us} */
    boolean isTold() {
        return !(text instanceof Text.InFile);
    }

    /** {@return the module} */
    Module shown(int number) {
        Module shown = new Module();
        shown.setId(number + 1);
        shown.setName(file.getFileName() + (part.isEmpty() ? "" : " " + part));
        shown.setPath(file.toString());
        shown.setSymbolStatus(module.source().isEmpty() && isTold() ? "text is disassembled" : "text is its source");
        return shown;
    }

    /** {@return whether a path leads to the file, or to the text} */
    boolean isAt(Path path) {
        return path.equals(text.path()) || isSame(path, text.path()) || (part.isEmpty() && isSame(path, file));
    }

    private static boolean isSame(Path path, Path file) {
        try {
            return path.equals(file) || Files.isSameFile(file, path);
        } catch (IOException e) { // One that is not there, or cannot be looked at, is not the file.
            return false;
        }
    }
}
