package dev.stepwasm.wat.lower;

import dev.stepwasm.wasm.code.Expression;
import dev.stepwasm.wasm.module.Bytes;
import dev.stepwasm.wasm.module.Data;
import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.module.ExternalKind;
import dev.stepwasm.wasm.module.ExternalType;
import dev.stepwasm.wasm.module.Function;
import dev.stepwasm.wasm.module.FunctionBody;
import dev.stepwasm.wasm.module.Global;
import dev.stepwasm.wasm.module.Import;
import dev.stepwasm.wasm.module.LocalGroup;
import dev.stepwasm.wasm.module.Memory;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.module.SegmentMode;
import dev.stepwasm.wasm.module.Start;
import dev.stepwasm.wasm.module.Table;
import dev.stepwasm.wasm.module.Tag;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.problem.Related;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.GlobalType;
import dev.stepwasm.wasm.type.Limits;
import dev.stepwasm.wasm.type.MemoryType;
import dev.stepwasm.wasm.type.TableType;
import dev.stepwasm.wasm.type.TagType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.Nearest;
import dev.stepwasm.wat.tree.NodeKind;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Lowers the fields of a module, types excepted, once all names and types are known. */
final class FieldLowering {
    private final Names names;
    private final TypeUses typeUses;
    private final Nearest nearest;
    private final UseListener uses;
    private final Module.Builder builder;
    private final Expressions expressions;
    private final List<Integer> bodies = new ArrayList<>();
    private Optional<Span> start = Optional.empty();

    FieldLowering(Names names, TypeUses typeUses, Nearest nearest, UseListener uses, Module.Builder builder) {
        this.names = names;
        this.typeUses = typeUses;
        this.nearest = nearest;
        this.uses = uses;
        this.builder = builder;
        this.expressions = new Expressions(names, typeUses, nearest, uses);
    }

    /** {@return the numbers of the segments that define functions with bodies, in order} */
    int[] bodies() {
        return bodies.stream().mapToInt(i -> i).toArray();
    }

    private TypeLowering typesOf(Part part) {
        return new TypeLowering(part, names, nearest, uses);
    }

    private static int wordPosition(Part part, int node) {
        return part.position(Declarations.nextToken(part, part.segment().firstToken(node) + 1));
    }

    void field(Part part) {
        switch (part.segment().kind()) {
            case IMPORT_FIELD -> importField(part);
            case FUNCTION_FIELD, TABLE_FIELD, MEMORY_FIELD, GLOBAL_FIELD, TAG_FIELD -> definition(part);
            case EXPORT_FIELD -> export(part);
            case START_FIELD -> start(part);
            case ELEM_FIELD -> new ElementLowering(part, typesOf(part), expressions, builder).field();
            case DATA_FIELD -> data(part);
            default -> {
                // types are done, the rest is no field
            }
        }
    }

    private void importField(Part part) {
        Items items = Items.inGroup(part, 0);
        int module = items.token(TokenCode.STRING);
        int name = items.token(TokenCode.STRING);
        int description = items.node(NodeKind.IMPORT_DESCRIPTION);
        if (description < 0) {
            return;
        }
        // One without its strings is an import all the same, or all that come after it would be counted wrong.
        Items inside = Items.inGroup(part, description);
        inside.token(TokenCode.ID);
        ExternalType type = externalType(part, Declarations.space(part, description), inside);
        int position = module < 0 ? wordPosition(part, 0) : part.position(module);
        builder.add(new Import(nameOrNone(part, module), nameOrNone(part, name), type, position));
    }

    private ExternalType externalType(Part part, IndexSpace space, Items items) {
        TypeLowering types = typesOf(part);
        return switch (space) {
            case TABLE -> new ExternalType.Table(types.tableType(items));
            case MEMORY -> new ExternalType.Memory(types.memoryType(items));
            case GLOBAL -> new ExternalType.Global(types.globalType(items));
            case TAG -> new ExternalType.Tag(new TagType(typeUse(part, types, items)));
            default -> new ExternalType.Function(typeUse(part, types, items));
        };
    }

    private int typeUse(Part part, TypeLowering types, Items items) {
        return typeUses.declared(part, types, items.node(NodeKind.TYPE_USE));
    }

    /** A function, table, memory, global or tag with its inline exports, perhaps imported. */
    private void definition(Part part) {
        NodeKind kind = part.segment().kind();
        IndexSpace space = spaceOf(kind);
        Items items = Items.inGroup(part, 0);
        items.token(TokenCode.ID);
        while (items.isNode(NodeKind.INLINE_EXPORT)) {
            Items export = Items.inGroup(part, items.node());
            int name = export.token(TokenCode.STRING);
            if (name >= 0) {
                add(part, name, space, names.table(space).indexIn(part.number()));
            }
        }
        int imported = items.node(NodeKind.INLINE_IMPORT);
        if (imported >= 0) {
            inlineImport(part, space, imported, items);
            return;
        }
        switch (kind) {
            case FUNCTION_FIELD -> function(part, items);
            case TABLE_FIELD -> table(part, items);
            case MEMORY_FIELD -> memory(part, items);
            case GLOBAL_FIELD -> global(part, items);
            default -> builder.add(new Tag(new TagType(typeUse(part, typesOf(part), items)), wordPosition(part, 0)));
        }
    }

    private static IndexSpace spaceOf(NodeKind field) {
        return switch (field) {
            case TABLE_FIELD -> IndexSpace.TABLE;
            case MEMORY_FIELD -> IndexSpace.MEMORY;
            case GLOBAL_FIELD -> IndexSpace.GLOBAL;
            case TAG_FIELD -> IndexSpace.TAG;
            default -> IndexSpace.FUNCTION;
        };
    }

    private void inlineImport(Part part, IndexSpace space, int node, Items rest) {
        Items items = Items.inGroup(part, node);
        int module = items.token(TokenCode.STRING);
        int name = items.token(TokenCode.STRING);
        ExternalType type = externalType(part, space, rest);
        builder.add(new Import(nameOrNone(part, module), nameOrNone(part, name), type, wordPosition(part, node)));
    }

    private static String nameOrNone(Part part, int token) {
        return token < 0 ? "" : part.name(token);
    }

    private void function(Part part, Items items) {
        TypeLowering types = typesOf(part);
        int typeIndex = typeUse(part, types, items);
        List<LocalGroup> locals = new ArrayList<>();
        while (items.isNode(NodeKind.LOCAL)) {
            List<ValueType> declared = new ArrayList<>();
            types.addTypes(items.node(), declared);
            declared.forEach(type -> locals.add(new LocalGroup(1, type)));
        }
        int body = items.node(NodeKind.BODY);
        Span whole = part.nodeSpan(0);
        Span code = body < 0 ? new Span(whole.end(), whole.end()) : part.nodeSpan(body);
        builder.add(new Function(typeIndex, new FunctionBody(locals, code, whole), wordPosition(part, 0)));
        bodies.add(part.number());
    }

    private void table(Part part, Items items) {
        TypeLowering types = typesOf(part);
        if (items.code() == TokenCode.NAT || Declarations.child(part, NodeKind.INLINE_ELEM) < 0) {
            TableType type = types.tableType(items);
            int body = items.node(NodeKind.BODY);
            Optional<Expression> initializer = body < 0 ? Optional.empty() : Optional.of(expressions.lower(part, body));
            builder.add(new Table(type, initializer, wordPosition(part, 0)));
            return;
        }
        boolean is64 = types.addressType(items);
        ValueType.Reference element = types.referenceType(items);
        int table = names.table(IndexSpace.TABLE).indexIn(part.number());
        int size = new ElementLowering(part, types, expressions, builder)
                .inline(items.node(NodeKind.INLINE_ELEM), element, table, is64);
        Limits limits = new Limits(size, OptionalLong.of(size));
        builder.add(new Table(new TableType(is64, limits, element), Optional.empty(), wordPosition(part, 0)));
    }

    private void memory(Part part, Items items) {
        TypeLowering types = typesOf(part);
        int inline = Declarations.child(part, NodeKind.INLINE_DATA);
        if (inline < 0) {
            builder.add(new Memory(types.memoryType(items), wordPosition(part, 0)));
            return;
        }
        boolean is64 = types.addressType(items);
        int pageSize = types.pageSize(items);
        Bytes bytes = part.segment().strings(() -> strings(part, Items.inGroup(part, inline)));
        long pages = (bytes.size() + (1L << Math.min(pageSize, 62)) - 1) >>> pageSize;
        MemoryType type = new MemoryType(is64, false, new Limits(pages, OptionalLong.of(pages)), pageSize);
        builder.add(new Memory(type, wordPosition(part, 0)));
        int memory = names.table(IndexSpace.MEMORY).indexIn(part.number());
        Expression offset = Expressions.zero(is64, part.nodeSpan(inline));
        builder.add(new Data(new SegmentMode.Active(memory, offset), bytes, wordPosition(part, inline)));
    }

    private void global(Part part, Items items) {
        GlobalType type = typesOf(part).globalType(items);
        int body = items.node(NodeKind.BODY);
        Expression initializer = body < 0 ? Expressions.unknown(part.nodeSpan(0)) : expressions.lower(part, body);
        builder.add(new Global(type, initializer, wordPosition(part, 0)));
    }

    private void export(Part part) {
        Items items = Items.inGroup(part, 0);
        int name = items.token(TokenCode.STRING);
        int description = items.node(NodeKind.EXPORT_DESCRIPTION);
        if (name < 0 || description < 0) {
            return;
        }
        IndexSpace space = Declarations.space(part, description);
        int token = Items.inGroup(part, description).index();
        if (token >= 0) {
            add(part, name, space, typesOf(part).index(space, token));
        }
    }

    private void add(Part part, int name, IndexSpace space, int index) {
        ExternalKind kind = space.external().orElseThrow();
        builder.add(new Export(part.name(name), kind, index, part.position(name)));
    }

    private void start(Part part) {
        int token = Items.inGroup(part, 0).index();
        if (start.isPresent()) {
            int word = Declarations.nextToken(part, part.segment().firstToken(0) + 1);
            part.report(
                    Problem.MULTIPLE_STARTS,
                    word,
                    Problem.MULTIPLE_STARTS.message(),
                    List.of(new Related(start.get(), "the first one")));
        } else if (token >= 0) {
            int function = typesOf(part).index(IndexSpace.FUNCTION, token);
            builder.start(new Start(function, part.position(token)));
            start = Optional.of(part.span(token));
        }
    }

    private void data(Part part) {
        Items items = Items.inGroup(part, 0);
        items.token(TokenCode.ID);
        int use = items.node(NodeKind.SEGMENT_USE);
        int offset = items.node(NodeKind.OFFSET);
        SegmentMode mode = SegmentMode.Passive.PASSIVE;
        if (offset >= 0) {
            int token = use < 0 ? -1 : Items.indexOf(part, use);
            int memory = token < 0 ? 0 : typesOf(part).index(IndexSpace.MEMORY, token);
            mode = new SegmentMode.Active(memory, expressions.lower(part, offset));
        }
        builder.add(new Data(mode, part.segment().strings(() -> strings(part, items)), wordPosition(part, 0)));
    }

    private static Bytes strings(Part part, Items items) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int token = items.token(TokenCode.STRING); token >= 0; token = items.token(TokenCode.STRING)) {
            bytes.writeBytes(part.bytes(token));
        }
        return Bytes.of(bytes.toByteArray());
    }
}
