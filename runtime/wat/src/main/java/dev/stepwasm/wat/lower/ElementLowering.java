package dev.stepwasm.wat.lower;

import dev.stepwasm.wasm.code.Expression;
import dev.stepwasm.wasm.module.Element;
import dev.stepwasm.wasm.module.ElementItems;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.module.SegmentMode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.ArrayList;
import java.util.List;

/** Lowers element segments in all their forms (core spec 6.6.10). */
final class ElementLowering {
    private static final ValueType.Reference FUNCTION = new ValueType.Reference(false, HeapType.Abstract.FUNC);

    private final Part part;
    private final TypeLowering types;
    private final Expressions expressions;
    private final Module.Builder builder;

    ElementLowering(Part part, TypeLowering types, Expressions expressions, Module.Builder builder) {
        this.part = part;
        this.types = types;
        this.expressions = expressions;
        this.builder = builder;
    }

    /** Adds the segment of an {@code (elem ...)} field. */
    void field() {
        Items items = Items.inGroup(part, 0);
        int position = part.position(Declarations.nextToken(part, part.segment().firstToken(0) + 1));
        items.token(TokenCode.ID);
        SegmentMode mode = mode(items);
        if (items.accept(Word.FUNC) || items.isIndex() || items.code() == TokenCode.CLOSE) {
            add(mode, FUNCTION, new ElementItems.Functions(functions(items)), position);
        } else {
            ValueType.Reference type = types.referenceType(items);
            add(mode, type, new ElementItems.Expressions(items(items)), position);
        }
    }

    private void add(SegmentMode mode, ValueType.Reference type, ElementItems items, int position) {
        builder.add(new Element(mode, type, items, position));
    }

    /**
     * Adds the segment of an {@code (elem ...)} inside of a table.
     *
     * @return the number of elements
     */
    int inline(int node, ValueType.Reference type, int table, boolean is64) {
        Items items = Items.inGroup(part, node);
        Span span = part.nodeSpan(node);
        SegmentMode mode = new SegmentMode.Active(table, Expressions.zero(is64, span));
        int position = part.position(Declarations.nextToken(part, part.segment().firstToken(node) + 1));
        if (items.isNode(NodeKind.ITEM)) {
            List<Expression> list = items(items);
            add(mode, type, new ElementItems.Expressions(list), position);
            return list.size();
        }
        List<Integer> indices = functions(items);
        if (type.equals(ValueType.FUNCREF)) {
            add(mode, FUNCTION, new ElementItems.Functions(indices), position);
        } else {
            List<Expression> list = indices.stream()
                    .map(index -> Expressions.function(index, span))
                    .toList();
            add(mode, type, new ElementItems.Expressions(list), position);
        }
        return indices.size();
    }

    private SegmentMode mode(Items items) {
        if (items.accept(Word.DECLARE)) {
            return SegmentMode.Declarative.DECLARATIVE;
        }
        int use = items.node(NodeKind.SEGMENT_USE);
        int offset = items.node(NodeKind.OFFSET);
        if (offset < 0) {
            return SegmentMode.Passive.PASSIVE;
        }
        int token = use < 0 ? -1 : Items.indexOf(part, use);
        int table = token < 0 ? 0 : types.index(IndexSpace.TABLE, token);
        return new SegmentMode.Active(table, expressions.lower(part, offset));
    }

    private List<Integer> functions(Items items) {
        List<Integer> indices = new ArrayList<>();
        for (int token = items.index(); token >= 0; token = items.index()) {
            indices.add(types.index(IndexSpace.FUNCTION, token));
        }
        return indices;
    }

    private List<Expression> items(Items items) {
        List<Expression> list = new ArrayList<>();
        for (int item = items.node(NodeKind.ITEM); item >= 0; item = items.node(NodeKind.ITEM)) {
            list.add(expressions.lower(part, item));
        }
        return list;
    }
}
