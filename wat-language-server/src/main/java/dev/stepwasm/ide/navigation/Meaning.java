package dev.stepwasm.ide.navigation;

import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.names.Definition;
import java.util.Optional;

/**
 * The entry of an index space that a word is about, also by way of an import, an export or a command of a script.
 *
 * @param analysis of the text in which the entry stands; its places count from there
 */
public record Meaning(Analysis analysis, ModuleAnalysis module, Definition definition) {
    /** {@return what the name, number or string at an offset is about, if it is about an entry} */
    public static Optional<Meaning> at(Analysis analysis, int offset) {
        return Found.at(analysis, offset)
                .flatMap(found -> found.entry()
                        .map(entry -> new Meaning(found.scope().analysis(), entry.module(), entry.definition())));
    }
}
