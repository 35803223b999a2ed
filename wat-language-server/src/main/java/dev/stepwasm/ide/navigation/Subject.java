package dev.stepwasm.ide.navigation;

import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.module.Import;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.names.Definition;

/** What a name, an index, a string or a keyword is about. Spans belong to the text of the {@link Scope} it was found in. */
sealed interface Subject {
    /** Something with an index: a function, a local, a label. */
    record Entry(ModuleAnalysis module, Definition definition) implements Subject {}

    /** A parameter of a function type: its name is for the reader only. */
    record Comment(Span name) implements Subject {}

    /** The name of an export, in the module or in a command that uses it. */
    record Exported(ModuleAnalysis module, Export export, Span literal) implements Subject {}

    /**
     * A name in an import.
     *
     * @param entry what the import defines
     * @param first whether it is the name of the module
     */
    record Imported(Entry entry, Import imported, boolean first) implements Subject {}

    /** A module, an instance or a thread of a script. */
    record Scripted(ScriptNames names, ScriptNames.Binding binding) implements Subject {}

    /** The name under which imports find an instance of a script. */
    record Registered(ScriptNames.Registration registration) implements Subject {}
}
