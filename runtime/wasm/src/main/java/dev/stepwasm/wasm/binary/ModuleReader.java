package dev.stepwasm.wasm.binary;

import dev.stepwasm.wasm.code.Expression;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.BranchHints;
import dev.stepwasm.wasm.module.Bytes;
import dev.stepwasm.wasm.module.CustomSection;
import dev.stepwasm.wasm.module.Data;
import dev.stepwasm.wasm.module.Element;
import dev.stepwasm.wasm.module.ElementItems;
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
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.TableType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a module from a {@code .wasm} file (core spec 5.5). Total: any bytes give a module or a
 * {@link MalformedException}, and no memory is taken on the word of a length. Function bodies are not looked into; read
 * them with {@link CodeReader}.
 */
public final class ModuleReader {
    private static final int[] MAGIC = {0x00, 0x61, 0x73, 0x6D};
    private static final int[] VERSION = {0x01, 0x00, 0x00, 0x00};
    private static final ValueType.Reference FUNCTION = new ValueType.Reference(false, HeapType.Abstract.FUNC);

    private final byte[] file;
    private final Module.Builder module = Module.builder();
    private final List<Integer> functionTypes = new ArrayList<>();
    private final List<Integer> bodyStarts = new ArrayList<>();
    private final BranchHintReader branchHints = new BranchHintReader();
    private final List<Span> bodies = new ArrayList<>();
    private int bodyCount;
    private int dataCount;
    private int declaredDataCount = -1;
    /** Section that the reader has reached, by its place in the order that the standard wants. */
    private int reached;

    private int lastId;

    private ModuleReader(byte[] file) {
        this.file = file;
    }

    /**
     * Reads a module.
     *
     * @param file the whole file; must not change while the module is in use
     * @throws MalformedException if the bytes are no module
     */
    public static Module read(byte[] file) throws MalformedException {
        var reader = new ModuleReader(file);
        try {
            return reader.module();
        } catch (MalformedException e) {
            throw reader.earliest(e);
        }
    }

    /** A function whose size is wrong makes what follows look wrong: then the function is what there is to say. */
    private MalformedException earliest(MalformedException found) {
        for (Span body : bodies) {
            try {
                var code = new CodeReader(file, body);
                while (code.hasNext()) {
                    code.next();
                }
            } catch (MalformedException e) {
                return e;
            }
        }
        return found;
    }

    private Module module() throws MalformedException {
        var in = ByteReader.of(file);
        expect(in, MAGIC, "magic header not detected");
        expect(in, VERSION, "unknown binary version");
        while (!in.atEnd()) {
            int start = in.position();
            int id = in.u8();
            if (id > SectionId.TAG) {
                throw new MalformedException("malformed section id", start);
            }
            int length = in.length();
            section(id, in.part(length), start);
        }
        if (bodyCount != functionTypes.size()) {
            throw new MalformedException("function and code section have inconsistent lengths", in.position());
        }
        if (declaredDataCount >= 0 && declaredDataCount != dataCount) {
            throw new MalformedException("data count and data section have inconsistent lengths", in.position());
        }
        return withHints(module.build());
    }

    private Module withHints(Module read) {
        if (branchHints.isEmpty()) {
            return read;
        }
        module.branchHints(branchHints.resolve(read, bodyStarts));
        branchHints.problems().forEach(module::customProblem);
        return module.build();
    }

    private static void expect(ByteReader in, int[] bytes, String reason) throws MalformedException {
        int start = in.position();
        boolean same = true;
        for (int wanted : bytes) {
            same &= in.u8() == wanted;
        }
        if (!same) {
            throw new MalformedException(reason, start);
        }
    }

    private void section(int id, ByteReader in, int start) throws MalformedException {
        if (id == SectionId.CUSTOM) {
            custom(in, start);
            return;
        }
        int place = SectionId.order(id);
        if (place <= reached) {
            throw new MalformedException("unexpected content after last section", start);
        }
        reached = place;
        lastId = id;
        switch (id) {
            case SectionId.START -> module.start(new Start(in.index(), start));
            case SectionId.DATA_COUNT -> {
                declaredDataCount = in.index();
                module.dataCount(declaredDataCount);
            }
            default -> items(id, in);
        }
        if (!in.atEnd()) {
            throw new MalformedException("section size mismatch", in.position());
        }
    }

    private void items(int id, ByteReader in) throws MalformedException {
        int count = in.count();
        for (int i = 0; i < count; i++) {
            int start = in.position();
            switch (id) {
                case SectionId.TYPE -> module.add(TypeReader.group(in), start);
                case SectionId.IMPORT -> module.add(imported(in, start));
                case SectionId.FUNCTION -> functionTypes.add(in.index());
                case SectionId.TABLE -> module.add(table(in, start));
                case SectionId.MEMORY -> module.add(new Memory(TypeReader.memoryType(in), start));
                case SectionId.TAG -> module.add(new Tag(TypeReader.tagType(in), start));
                case SectionId.GLOBAL -> module.add(new Global(TypeReader.globalType(in), expression(in), start));
                case SectionId.EXPORT -> module.add(exported(in, start));
                case SectionId.ELEMENT -> module.add(element(in, start));
                case SectionId.CODE -> function(in, start);
                case SectionId.DATA -> {
                    module.add(data(in, start));
                    dataCount++;
                }
                default -> throw new IllegalStateException("section " + id);
            }
        }
    }

    private void custom(ByteReader in, int start) throws MalformedException {
        String name = in.name();
        module.add(new CustomSection(name, Bytes.window(file, in.position(), in.end() - in.position()), lastId, start));
        if (name.equals("name")) {
            module.names(NameSectionReader.read(in, module::customProblem));
        } else if (name.equals(BranchHints.SECTION)) {
            branchHints.read(in);
        }
    }

    private static Import imported(ByteReader in, int start) throws MalformedException {
        String from = in.name();
        String name = in.name();
        int kindAt = in.position();
        ExternalType type = switch (in.u8()) {
            case 0 -> new ExternalType.Function(in.index());
            case 1 -> new ExternalType.Table(TypeReader.tableType(in));
            case 2 -> new ExternalType.Memory(TypeReader.memoryType(in));
            case 3 -> new ExternalType.Global(TypeReader.globalType(in));
            case 4 -> new ExternalType.Tag(TypeReader.tagType(in));
            default -> throw new MalformedException("malformed import kind", kindAt);
        };
        return new Import(from, name, type, start);
    }

    private static Export exported(ByteReader in, int start) throws MalformedException {
        String name = in.name();
        int kindAt = in.position();
        ExternalKind kind = ExternalKind.ofCode(in.u8()).orElse(null);
        if (kind == null) {
            throw new MalformedException("malformed export kind", kindAt);
        }
        return new Export(name, kind, in.index(), start);
    }

    private static Table table(ByteReader in, int start) throws MalformedException {
        if (in.peek() != 0x40) {
            return new Table(TypeReader.tableType(in), Optional.empty(), start);
        }
        in.skip(1);
        int zeroAt = in.position();
        if (in.u8() != 0) {
            throw new MalformedException("zero byte expected", zeroAt);
        }
        TableType type = TypeReader.tableType(in);
        return new Table(type, Optional.of(expression(in)), start);
    }

    private static Expression expression(ByteReader in) throws MalformedException {
        int start = in.position();
        var instructions = new ArrayList<Instruction>(2);
        CodeReader code = CodeReader.embedded(in);
        while (true) {
            Instruction instruction = code.next();
            if (!code.hasNext()) {
                return new Expression(instructions, new Span(start, in.position()));
            }
            instructions.add(instruction);
        }
    }

    /** An element segment. Bit 0: passive or declarative; bit 1: table index or declarative; bit 2: expressions. */
    private static Element element(ByteReader in, int start) throws MalformedException {
        int flags = in.u32();
        if (flags < 0 || flags > 7) {
            throw new MalformedException("malformed elements segment kind", start);
        }
        SegmentMode mode;
        if ((flags & 1) == 0) {
            int table = (flags & 2) != 0 ? in.index() : 0;
            mode = new SegmentMode.Active(table, expression(in));
        } else {
            mode = (flags & 2) != 0 ? SegmentMode.Declarative.DECLARATIVE : SegmentMode.Passive.PASSIVE;
        }
        boolean expressions = (flags & 4) != 0;
        ValueType.Reference type = expressions ? ValueType.FUNCREF : FUNCTION;
        if ((flags & 3) != 0) {
            if (expressions) {
                type = TypeReader.referenceType(in);
            } else {
                int kindAt = in.position();
                if (in.u8() != 0) {
                    throw new MalformedException("malformed element kind", kindAt);
                }
            }
        }
        return new Element(mode, type, expressions ? expressions(in) : functions(in), start);
    }

    private static ElementItems functions(ByteReader in) throws MalformedException {
        var indices = new ArrayList<Integer>();
        for (int left = in.count(); left > 0; left--) {
            indices.add(in.index());
        }
        return new ElementItems.Functions(indices);
    }

    private static ElementItems expressions(ByteReader in) throws MalformedException {
        var list = new ArrayList<Expression>();
        for (int left = in.count(); left > 0; left--) {
            list.add(expression(in));
        }
        return new ElementItems.Expressions(list);
    }

    private void function(ByteReader section, int start) throws MalformedException {
        if (bodyCount == functionTypes.size()) {
            throw new MalformedException("function and code section have inconsistent lengths", start);
        }
        int length = section.length();
        ByteReader in = section.part(length);
        bodyStarts.add(in.position());
        var locals = new ArrayList<LocalGroup>();
        long total = 0;
        for (int left = in.count(); left > 0; left--) {
            int countAt = in.position();
            long count = Integer.toUnsignedLong(in.u32());
            total += count;
            if (total > 0xFFFFFFFFL) {
                throw new MalformedException("too many locals", countAt);
            }
            locals.add(new LocalGroup(count, TypeReader.valueType(in)));
        }
        var body = new FunctionBody(locals, new Span(in.position(), in.end()), new Span(start, in.end()));
        bodies.add(body.code());
        module.add(new Function(functionTypes.get(bodyCount++), body, start));
    }

    private Data data(ByteReader in, int start) throws MalformedException {
        int flags = in.u32();
        if (flags < 0 || flags > 2) {
            throw new MalformedException("malformed data segment kind", start);
        }
        SegmentMode mode = SegmentMode.Passive.PASSIVE;
        if (flags != 1) {
            int memory = flags == 2 ? in.index() : 0;
            mode = new SegmentMode.Active(memory, expression(in));
        }
        int length = in.count();
        int from = in.position();
        in.skip(length);
        return new Data(mode, Bytes.window(file, from, length), start);
    }
}
