package dev.stepwasm.wat;

import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.lower.LoweredModule;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.Use;
import dev.stepwasm.wat.tree.ModuleSyntax;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is known about one module of a text. Immutable. */
public final class ModuleAnalysis {
    private final SyntaxTree tree;
    private final ModuleSyntax syntax;
    private final LoweredModule lowered;

    ModuleAnalysis(SyntaxTree tree, ModuleSyntax syntax, LoweredModule lowered) {
        this.tree = tree;
        this.syntax = syntax;
        this.lowered = lowered;
    }

    /** {@return where the module stands in the tree} */
    public ModuleSyntax syntax() {
        return syntax;
    }

    /** {@return the records of the module: types, signatures, imports, exports and so on} */
    public Module module() {
        return lowered.module();
    }

    /** {@return names and code} */
    public LoweredModule lowered() {
        return lowered;
    }

    /** {@return where it begins: its header, or its first field if it is written without} */
    int firstSegment() {
        return syntax.header() < 0 ? syntax.firstField() : syntax.header();
    }

    /** {@return everything that the fields of the module define: by index space, then by index} */
    public List<Definition> definitions() {
        return lowered.lookup().definitions();
    }

    /** {@return the parameters and locals of a function, by its index} */
    public List<Definition> locals(int function) {
        return lowered.lookup().locals(function);
    }

    /** {@return the type of a parameter or local, if its function is written in the text} */
    public Optional<ValueType> localType(Definition local) {
        int number = local.owner() - module().importedFunctionCount();
        if (local.space() != IndexSpace.LOCAL
                || number < 0
                || number >= module().functions().size()) {
            return Optional.empty();
        }
        List<ValueType> types = module().locals(module().functions().get(number));
        return local.index() < types.size() ? Optional.of(types.get(local.index())) : Optional.empty();
    }

    /** {@return all places where something is used, its definition not included, in text order} */
    public List<Use> usesOf(Definition definition) {
        List<Use> found = new ArrayList<>();
        boolean local = definition.owner() >= 0 && definition.space() != IndexSpace.FIELD;
        int only = tree.segmentAt(definition.nameSpan().start());
        for (int segment = local ? only : syntax.firstField(); segment < (local ? only + 1 : syntax.end()); segment++) {
            if (tree.segment(segment).kind().isField()) {
                lowered.lookup().uses(segment).stream()
                        .filter(use -> use.space() == definition.space()
                                && use.index() == definition.index()
                                && use.owner() == definition.owner())
                        .forEach(found::add);
            }
        }
        return found;
    }

    /** {@return what the name or index at an offset stands for, or defines} */
    Optional<Definition> definitionAt(int offset) {
        return lowered.lookup().at(offset);
    }

    /** {@return the operands around the instruction whose keyword is at an offset} */
    Optional<Operands> operandsAt(int offset) {
        int segment = tree.segmentAt(offset);
        int body = lowered.bodyIn(segment);
        if (body < 0) {
            return Optional.empty();
        }
        OperandObserver observer = new OperandObserver(tree.start(segment), offset);
        lowered.observeBody(body, observer);
        return observer.found();
    }
}
