package dev.stepwasm.ide.workspace;

import dev.stepwasm.wasm.source.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a module shows to others and wants from them.
 *
 * @param id its symbolic name, without the dollar sign
 * @param place where that name stands in the text, else the word that begins the module; empty at 0 if there is neither
 * @param sound whether all of the module could be read, so that nothing is missing
 * @param bound what the registered names stand for that its imports use, if it stands in a script: a number of {@link
 *     FileInterface#registrations()} for each
 */
public record ModuleInterface(
        Optional<String> id,
        Span place,
        List<Exported> exports,
        List<Imported> imports,
        boolean sound,
        Map<String, Integer> bound) {
    /** Copies the lists. */
    public ModuleInterface {
        exports = List.copyOf(exports);
        imports = List.copyOf(imports);
        bound = Map.copyOf(bound);
    }

    /** {@return the exports with a name; a module without mistakes has no two} */
    public List<Exported> exports(String name) {
        return exports.stream().filter(export -> export.name().equals(name)).toList();
    }
}
