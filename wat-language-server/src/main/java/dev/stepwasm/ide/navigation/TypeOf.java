package dev.stepwasm.ide.navigation;

import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.StructType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.Use;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.List;
import java.util.Optional;

/** The type of something, as far as the text defines it. */
final class TypeOf {
    private static final int NONE = -1;

    private TypeOf() {}

    /** {@return the definition of the type of an entry; a type is its own} */
    static Optional<Definition> entry(Scope scope, Subject.Entry entry) {
        Definition definition = entry.definition();
        int type = definition.space() == IndexSpace.LABEL
                ? ofLabel(scope, entry)
                : index(entry.module(), definition.space(), definition.index(), definition.owner());
        return entry.module().lowered().lookup().definition(IndexSpace.TYPE, type, -1);
    }

    private static int index(ModuleAnalysis analysis, IndexSpace space, int index, int owner) {
        Module module = analysis.module();
        return switch (space) {
            case TYPE -> index;
            case FUNCTION -> index < module.functionCount() ? module.functionTypeIndex(index) : NONE;
            case TAG -> index < module.tagCount() ? module.tag(index).typeIndex() : NONE;
            case GLOBAL ->
                index < module.globalCount() ? ofValue(module.global(index).type()) : NONE;
            case TABLE ->
                index < module.tableCount() ? ofValue(module.table(index).element()) : NONE;
            case ELEM -> index < module.elementCount() ? ofValue(module.elementType(index)) : NONE;
            case LOCAL -> ofLocal(module, index, owner);
            case FIELD -> ofField(module, index, owner);
            case MEMORY, DATA, LABEL -> NONE;
        };
    }

    private static int ofValue(Object type) {
        return type instanceof ValueType.Reference(boolean nullable, HeapType.Concrete(int index)) ? index : NONE;
    }

    private static int ofLocal(Module module, int local, int function) {
        if (function >= module.functionCount()) {
            return NONE;
        }
        FunctionType type = module.functionType(function);
        List<ValueType> types = module.definedFunction(function)
                .map(module::locals)
                .orElseGet(() -> type == null ? List.of() : type.parameters());
        return local < types.size() ? ofValue(types.get(local)) : NONE;
    }

    private static int ofField(Module module, int field, int type) {
        StructType struct = module.types().struct(type);
        return struct != null && field < struct.fields().size()
                ? ofValue(struct.fields().get(field).storage())
                : NONE;
    }

    /** The first type that the head of a block mentions. */
    private static int ofLabel(Scope scope, Subject.Entry entry) {
        Definition label = entry.definition();
        Node head = scope.analysis().nodeAt(label.nameSpan().start());
        if (label.index() == Use.FUNCTION_LABEL || head.kind() != NodeKind.INSTRUCTION) {
            return label.index() == Use.FUNCTION_LABEL
                    ? index(entry.module(), IndexSpace.FUNCTION, label.owner(), -1)
                    : NONE;
        }
        Optional<Span> use = Syntax.child(head, NodeKind.TYPE_USE).map(Node::span);
        return entry.module().lowered().lookup().uses(head.segment()).stream()
                .filter(u -> u.space() == IndexSpace.TYPE)
                .filter(u -> use.filter(span ->
                                span.start() <= u.span().start() && u.span().end() <= span.end())
                        .isPresent())
                .map(Use::index)
                .findFirst()
                .orElse(NONE);
    }
}
