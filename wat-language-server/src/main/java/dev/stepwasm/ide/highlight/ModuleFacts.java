package dev.stepwasm.ide.highlight;

import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.StructType;
import dev.stepwasm.wat.lex.NumberLiteral;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lower.LoweredModule;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.Identifier;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.IndexTable;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.Segment;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** What the definitions of one module say about the places where they are used. For use by one thread. */
final class ModuleFacts {
    private static final int UNKNOWN = -1;

    private final SyntaxTree tree;
    private final LoweredModule lowered;
    private final Module module;
    private final Map<IndexSpace, BitSet> exported = new EnumMap<>(IndexSpace.class);
    private final Map<Integer, Map<String, Integer>> fields = new HashMap<>();

    ModuleFacts(SyntaxTree tree, LoweredModule lowered) {
        this.tree = tree;
        this.lowered = lowered;
        this.module = lowered.module();
        for (Export export : module.exports()) {
            if (export.index() >= 0) {
                exported.computeIfAbsent(IndexSpace.of(export.kind()), space -> new BitSet())
                        .set(export.index());
            }
        }
    }

    /** {@return the number of parameters of the function that a segment defines, 0 if it defines none} */
    int parameters(int segment) {
        int function = lowered.table(IndexSpace.FUNCTION).indexIn(segment);
        FunctionType type = function < 0 || function >= module.functionCount() ? null : module.functionType(function);
        return type == null ? 0 : type.parameters().size();
    }

    /** {@return the index that a number or name stands for in a space of the module, or -1} */
    int index(IndexSpace space, int code, int start, int end) {
        String text = tree.source().text();
        return code == TokenCode.NAT
                ? number(text, start, end)
                : lowered.table(space).names().find(text, start, end);
    }

    /** {@return the value of an index, or -1 if it is none} */
    static int number(String text, int start, int end) {
        OptionalLong value = NumberLiteral.unsigned(text, start, end);
        return value.isEmpty() || value.getAsLong() < 0 || value.getAsLong() > Integer.MAX_VALUE
                ? UNKNOWN
                : (int) value.getAsLong();
    }

    /** {@return the modifiers of an entry of an index space} */
    int modifiers(IndexSpace space, int index) {
        if (index < 0) {
            return 0;
        }
        int found = index < imported(space) ? TokenModifier.IMPORTED.bit() : 0;
        BitSet shown = exported.get(space);
        if (shown != null && shown.get(index)) {
            found |= TokenModifier.EXPORTED.bit();
        }
        if (space == IndexSpace.GLOBAL && index < module.globalCount()) {
            found |= mutability(module.global(index).mutable());
        }
        return found | (isDeprecated(space, index) ? TokenModifier.DEPRECATED.bit() : 0);
    }

    private static int mutability(boolean mutable) {
        return (mutable ? TokenModifier.MUTABLE : TokenModifier.READONLY).bit();
    }

    private int imported(IndexSpace space) {
        return switch (space) {
            case FUNCTION -> module.importedFunctionCount();
            case TABLE -> module.importedTableCount();
            case MEMORY -> module.importedMemoryCount();
            case GLOBAL -> module.importedGlobalCount();
            case TAG -> module.importedTagCount();
            default -> 0;
        };
    }

    /** Whether an annotation {@code (@deprecated ...)} stands before the definition. */
    private boolean isDeprecated(IndexSpace space, int index) {
        IndexTable table = lowered.table(space);
        if (index >= table.size()) {
            return false;
        }
        int number = table.segment(index);
        Segment segment = tree.segment(number);
        if (!segment.hasAnnotations()) {
            return false;
        }
        String text = tree.source().text();
        int token = segment.firstToken(table.node(index)) - 1;
        for (; token >= 0 && segment.tokens().isTrivia(token); token--) {
            int start = tree.start(number) + segment.tokens().start(token);
            if (segment.tokens().code(token) == TokenCode.ANNOTATION && text.startsWith("(@deprecated", start)) {
                return true;
            }
        }
        return false;
    }

    /** {@return the modifiers of a field of a struct type} */
    int fieldModifiers(int type, int code, int start, int end) {
        StructType struct = type < 0 || type >= module.types().size()
                ? null
                : module.types().struct(type);
        if (struct == null) {
            return 0;
        }
        String text = tree.source().text();
        int field = code == TokenCode.NAT
                ? number(text, start, end)
                : fields.computeIfAbsent(type, this::fieldNames)
                        .getOrDefault(Identifier.name(text, start, end), UNKNOWN);
        return field < 0 || field >= struct.fields().size()
                ? 0
                : mutability(struct.fields().get(field).mutable());
    }

    private Map<String, Integer> fieldNames(int type) {
        Map<String, Integer> names = new HashMap<>();
        for (Definition field : lowered.lookup().fields(type)) {
            field.name().ifPresent(name -> names.putIfAbsent(name, field.index()));
        }
        return names;
    }

    /** {@return whether a node of a field type can be set} */
    static int declaredMutability(Segment segment, int field) {
        for (int child = field + 1; child < segment.nodeEnd(field); child = segment.nodeEnd(child)) {
            if (segment.kind(child) == NodeKind.MUTABLE) {
                return mutability(true);
            }
        }
        return mutability(false);
    }
}
