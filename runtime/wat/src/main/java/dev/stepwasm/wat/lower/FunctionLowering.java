package dev.stepwasm.wat.lower;

import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.names.Identifier;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.NameTable;
import dev.stepwasm.wat.names.Nearest;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lowers the body of one function: its locals and its instructions. Needs the rest of the module only through names and types. */
final class FunctionLowering {
    private final Part part;
    private final Segment segment;
    private final Names names;
    private final TypeUses typeUses;
    private final Nearest nearest;
    private final UseListener uses;
    private final int function;
    private final NameTable locals = new NameTable();
    private final List<ValueType> localTypes = new ArrayList<>();
    private int[] localNodes = new int[8];
    private int[] localTokens = new int[8];
    private final int body;
    private boolean contradictory;
    private boolean headBroken;

    /**
     * Reads the parameters and locals.
     *
     * @param function its index
     * @param type its type
     */
    FunctionLowering(
            Part part,
            Names names,
            TypeUses typeUses,
            Nearest nearest,
            UseListener uses,
            int function,
            FunctionType type) {
        this.part = part;
        this.segment = part.segment();
        this.names = names;
        this.typeUses = typeUses;
        this.nearest = nearest;
        this.uses = uses;
        this.function = function;
        this.body = readHead(type);
    }

    private int readHead(FunctionType type) {
        int found = -1;
        for (int node = 1; node < segment.nodeEnd(0); node = segment.nodeEnd(node)) {
            switch (segment.kind(node)) {
                case TYPE_USE -> parameters(node, type);
                case LOCAL -> declare(node);
                case BODY -> {
                    found = node;
                    lateDeclarations(node);
                }
                case ERROR -> headBroken = true;
                default -> {
                    // exports
                }
            }
        }
        return found;
    }

    /** Declarations among the instructions, which the parser has reported, still give names. */
    private void lateDeclarations(int bodyNode) {
        if (segment.problems().isEmpty()) {
            return;
        }
        headBroken |= segment.firstProblemAtOrAfter(segment.start(0)) < segment.start(bodyNode);
        for (int node = bodyNode + 1; node < segment.nodeEnd(bodyNode); node++) {
            if (segment.kind(node) == NodeKind.LOCAL) {
                declare(node);
            }
        }
    }

    private void parameters(int typeUse, FunctionType type) {
        for (int node = typeUse + 1; node < segment.nodeEnd(typeUse); node = segment.nodeEnd(node)) {
            if (segment.kind(node) == NodeKind.PARAM) {
                declare(node);
            }
        }
        if (TypeUses.reference(part, typeUse) >= 0) {
            FunctionType inline = types(part.quiet()).functionType(typeUse);
            contradictory = !inline.equals(FunctionType.EMPTY) && !inline.equals(type);
        }
        // a type reference may give parameters that are not written out, and it is the one that counts
        List<ValueType> written = List.copyOf(localTypes);
        if (!written.equals(type.parameters())) {
            localTypes.clear();
            localTypes.addAll(type.parameters());
            for (int i = written.size(); i < localTypes.size(); i++) {
                note(i, typeUse, -1);
            }
        }
    }

    private void declare(int node) {
        Items items = Items.inGroup(part, node);
        int token = items.token(TokenCode.ID);
        int first = localTypes.size();
        types(part.quiet()).addTypes(node, localTypes); // reported with the fields of the module
        for (int i = first; i < localTypes.size(); i++) {
            note(i, node, token);
        }
        if (token >= 0) {
            String name = Identifier.name(part.text(), part.textStart(token), part.textEnd(token));
            int owner = locals.put(name, first);
            // a name without a type, which has been reported, has no local, and its index goes to the next
            if (owner != first && owner < localTypes.size() && localTokens[owner] >= 0) {
                Names.duplicate(part, IndexSpace.LOCAL, token, name, part.span(localTokens[owner]));
            }
        }
    }

    private void note(int local, int node, int token) {
        if (local >= localNodes.length) {
            int size = Math.max(local + 1, localNodes.length * 2);
            localNodes = Arrays.copyOf(localNodes, size);
            localTokens = Arrays.copyOf(localTokens, size);
        }
        localNodes[local] = node;
        localTokens[local] = token;
    }

    private TypeLowering types(Part of) {
        return new TypeLowering(of, names, nearest, uses);
    }

    /** {@return the types of the parameters and locals} */
    List<ValueType> localTypes() {
        return localTypes;
    }

    /** {@return the names of the parameters and locals} */
    NameTable locals() {
        return locals;
    }

    /** {@return the node that declares a parameter or local} */
    int localNode(int local) {
        return localNodes[local];
    }

    /** {@return the token of the name of a parameter or local, or -1} */
    int localToken(int local) {
        return localTokens[local];
    }

    /** {@return the position of the parenthesis that closes the function} */
    int endPosition() {
        return Math.max(part.nodePosition(0), part.nodePositionAfter(0) - 1);
    }

    /**
     * Passes on the instructions of the body.
     *
     * @return whether they all are good syntax
     */
    boolean lower(CodeSink sink) {
        int mistake = segment.firstProblemAtOrAfter(segment.start(0));
        boolean broken = mistake <= segment.end(0);
        if (body < 0) {
            return !broken;
        }
        if (headBroken) {
            locals.markIncomplete();
        }
        ImmediateLowering immediates =
                new ImmediateLowering(part, names, typeUses, types(part), locals, nearest, uses, function);
        CodeLowering code = new CodeLowering(part, immediates, uses, sink);
        if (broken || contradictory) {
            code.silentFrom(contradictory ? 0 : mistake);
        }
        code.lower(body);
        return code.isComplete();
    }
}
