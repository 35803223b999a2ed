package dev.stepwasm.wat.lower;

import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.Identifier;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.IndexTable;
import dev.stepwasm.wat.names.Nearest;
import dev.stepwasm.wat.names.Use;
import dev.stepwasm.wat.text.Problems;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.Segment;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds definitions and uses of one module on demand, by lowering the segment in question once more. */
public final class Lookup {
    /** The spaces whose entries are fields of a module. */
    public static final List<IndexSpace> MODULE_SPACES = List.of(
            IndexSpace.TYPE,
            IndexSpace.FUNCTION,
            IndexSpace.TABLE,
            IndexSpace.MEMORY,
            IndexSpace.GLOBAL,
            IndexSpace.TAG,
            IndexSpace.ELEM,
            IndexSpace.DATA);

    private final SyntaxTree tree;
    private final LoweredModule module;
    private final Names names;
    private final TypeUses typeUses;

    Lookup(SyntaxTree tree, LoweredModule module, Names names, TypeUses typeUses) {
        this.tree = tree;
        this.module = module;
        this.names = names;
        this.typeUses = typeUses;
    }

    /** {@return everything that the fields of the module define, by index space and index} */
    public List<Definition> definitions() {
        List<Definition> all = new ArrayList<>();
        for (IndexSpace space : MODULE_SPACES) {
            for (int index = 0; index < names.table(space).size(); index++) {
                all.add(ofModule(space, index));
            }
        }
        return all;
    }

    /** {@return the definition of an entry of an index space; types that only type uses need have none} */
    public Optional<Definition> definition(IndexSpace space, int index, int owner) {
        return switch (space) {
            case LOCAL -> locals(owner).stream().filter(d -> d.index() == index).findFirst();
            case LABEL ->
                index == Use.FUNCTION_LABEL
                        ? wholeFunction(owner)
                        : labels(owner).stream().filter(d -> d.index() == index).findFirst();
            case FIELD -> fields(owner).stream().filter(d -> d.index() == index).findFirst();
            default ->
                index >= 0 && index < names.table(space).size()
                        ? Optional.of(ofModule(space, index))
                        : Optional.empty();
        };
    }

    private Definition ofModule(IndexSpace space, int index) {
        IndexTable table = names.table(space);
        return definition(space, index, -1, table.segment(index), table.node(index), table.nameToken(index));
    }

    private Definition definition(IndexSpace space, int index, int owner, int number, int node, int nameToken) {
        Segment segment = tree.segment(number);
        int base = tree.start(number);
        Span whole = new Span(base + segment.start(node), base + segment.end(node));
        if (nameToken < 0) {
            return new Definition(space, index, Optional.empty(), keyword(number, node), whole, owner);
        }
        Span place = tree.span(number, nameToken);
        String name = Identifier.name(tree.source().text(), place.start(), place.end());
        return new Definition(space, index, Optional.of(name), place, whole, owner);
    }

    /** The first word of a group, or the first token of what is no group. */
    private Span keyword(int number, int node) {
        Segment segment = tree.segment(number);
        int last = segment.tokens().size() - 1;
        int token = Math.min(segment.firstToken(node), last); // an empty type use can stand behind the last token
        if (segment.tokens().code(token) == TokenCode.OPEN && token < last) {
            token++;
            while (token < last && segment.tokens().isTrivia(token)) {
                token++;
            }
        }
        return tree.span(number, token);
    }

    /** The label that leads out of a function, which nothing in the text names. */
    private Optional<Definition> wholeFunction(int function) {
        if (!isWritten(function)) {
            return Optional.empty();
        }
        int number = names.table(IndexSpace.FUNCTION).segment(function);
        return Optional.of(definition(IndexSpace.LABEL, Use.FUNCTION_LABEL, function, number, 0, -1));
    }

    /** {@return the parameters and locals of a function; none for an import with a type reference only} */
    public List<Definition> locals(int function) {
        List<Definition> all = new ArrayList<>();
        if (isImportField(function)) {
            return importedParameters(function);
        }
        if (isWritten(function)) {
            int number = names.table(IndexSpace.FUNCTION).segment(function);
            FunctionLowering lowering = lowering(function, UseListener.NONE);
            for (int local = 0; local < lowering.localTypes().size(); local++) {
                all.add(definition(
                        IndexSpace.LOCAL,
                        local,
                        function,
                        number,
                        lowering.localNode(local),
                        lowering.localToken(local)));
            }
        }
        return all;
    }

    private boolean isWritten(int function) {
        IndexTable functions = names.table(IndexSpace.FUNCTION);
        return function >= 0
                && function < functions.size()
                && tree.segment(functions.segment(function)).kind() == NodeKind.FUNCTION_FIELD;
    }

    private boolean isImportField(int function) {
        IndexTable functions = names.table(IndexSpace.FUNCTION);
        return function >= 0
                && function < functions.size()
                && tree.segment(functions.segment(function)).kind() == NodeKind.IMPORT_FIELD;
    }

    /** Parameters in {@code (import "m" "f" (func (param $x i32)))}. */
    private List<Definition> importedParameters(int function) {
        List<Definition> all = new ArrayList<>();
        int number = names.table(IndexSpace.FUNCTION).segment(function);
        Part part = Part.absolute(tree, number, new Problems());
        TypeLowering types = new TypeLowering(part, names, new Nearest(), UseListener.NONE);
        for (int node = 1; node < part.segment().nodeCount(); node++) {
            if (part.segment().kind(node) == NodeKind.PARAM) {
                int token = Items.inGroup(part, node).token(TokenCode.ID);
                List<ValueType> declared = new ArrayList<>();
                types.addTypes(node, declared);
                for (int i = 0; i < declared.size(); i++) {
                    all.add(definition(IndexSpace.LOCAL, all.size(), function, number, node, token));
                }
            }
        }
        return all;
    }

    private FunctionLowering lowering(int function, UseListener listener) {
        int number = names.table(IndexSpace.FUNCTION).segment(function);
        Part part = Part.relative(tree, number, new Problems());
        return module.lowering(part, function, listener);
    }

    /** {@return the blocks of a function in the order in which they run} */
    public List<Definition> labels(int function) {
        List<Definition> all = new ArrayList<>();
        if (isWritten(function)) {
            int number = names.table(IndexSpace.FUNCTION).segment(function);
            Segment segment = tree.segment(number);
            lowering(function, new UseListener() {
                        @Override
                        public void use(int token, IndexSpace space, int index, int owner) {
                            // only blocks are of interest
                        }

                        @Override
                        public void block(int block, int head) {
                            int next = head < 0 ? -1 : labelToken(segment, head);
                            all.add(definition(IndexSpace.LABEL, block, function, number, head - 1, next));
                        }
                    })
                    .lower((instruction, start, end) -> {});
        }
        return all;
    }

    private static int labelToken(Segment segment, int head) {
        int token = segment.firstToken(head) + 1;
        while (token < segment.tokenEnd(head) && segment.tokens().isTrivia(token)) {
            token++;
        }
        return token < segment.tokenEnd(head) && segment.tokens().code(token) == TokenCode.ID ? token : -1;
    }

    /** {@return the fields of a struct type} */
    public List<Definition> fields(int type) {
        List<Definition> all = new ArrayList<>();
        if (type >= 0 && type < names.table(IndexSpace.TYPE).size()) {
            int number = names.table(IndexSpace.TYPE).segment(type);
            Part part = Part.absolute(tree, number, new Problems());
            int whole = names.table(IndexSpace.TYPE).node(type);
            for (int node = whole; node < part.segment().nodeEnd(whole); node++) {
                if (part.segment().kind(node) == NodeKind.FIELD) {
                    addFields(part, type, node, all);
                }
            }
        }
        return all;
    }

    private void addFields(Part part, int type, int node, List<Definition> all) {
        int token = Items.inGroup(part, node).token(TokenCode.ID);
        int count = new TypeLowering(part, names, new Nearest(), UseListener.NONE).fieldCount(node);
        for (int i = 0; i < count; i++) {
            all.add(definition(IndexSpace.FIELD, all.size(), type, part.number(), node, token));
        }
    }

    /** {@return every index and name in a segment that stands for something, in text order} */
    public List<Use> uses(int number) {
        Map<Integer, Use> found = new TreeMap<>();
        UseListener listener = (token, space, index, owner) ->
                found.putIfAbsent(token, new Use(space, index, owner, tree.span(number, token)));
        listen(number, listener, (instruction, start, end) -> {});
        return List.copyOf(found.values());
    }

    /** Lowers a segment, and the body of a function until {@code code} has enough. */
    private void listen(int number, UseListener listener, CodeSink code) {
        Part part = Part.absolute(tree, number, new Problems());
        Segment segment = tree.segment(number);
        switch (segment.kind()) {
            case TYPE_FIELD, REC_FIELD -> types(part, listener);
            default -> {
                new FieldLowering(names, typeUses, new Nearest(), listener, Module.builder()).field(part);
                int function = names.table(IndexSpace.FUNCTION).indexIn(number);
                if (segment.kind() == NodeKind.FUNCTION_FIELD && function >= 0) {
                    lowering(function, listener).lower(code);
                }
            }
        }
    }

    /** Takes one use after the other. */
    @FunctionalInterface
    public interface UseSink {
        /** Takes a use by the number of its token; {@code index} is negative if it stands for nothing that there is. */
        void accept(int token, IndexSpace space, int index, int owner);
    }

    /** Passes on every index and name in a segment that stands for something, each once; for counting. */
    public void forEachUse(int number, UseSink sink) {
        BitSet seen = new BitSet();
        UseListener listener = (token, space, index, owner) -> {
            if (!seen.get(token)) {
                seen.set(token);
                sink.accept(token, space, index, owner);
            }
        };
        listen(number, listener, (instruction, start, end) -> {});
    }

    /** Waits for the use at one token. */
    private final class Search implements UseListener, CodeSink {
        private final int number;
        private final int wanted;
        private Optional<Use> found = Optional.empty();

        Search(int number, int wanted) {
            this.number = number;
            this.wanted = wanted;
        }

        @Override
        public void use(int token, IndexSpace space, int index, int owner) {
            if (token == wanted && found.isEmpty()) {
                found = Optional.of(new Use(space, index, owner, tree.span(number, token)));
            }
        }

        @Override
        public void accept(Instruction instruction, int start, int end) {
            // only uses are of interest
        }

        @Override
        public boolean isDone() {
            return found.isPresent();
        }
    }

    /** {@return what the name or index at a token of a segment stands for} Looks no further than there. */
    public Optional<Use> use(int number, int token) {
        int code = tree.segment(number).tokens().code(token);
        if (code != TokenCode.ID && code != TokenCode.NAT) {
            return Optional.empty();
        }
        Search search = new Search(number, token);
        listen(number, search, search);
        return search.found;
    }

    private Optional<Use> useAt(int number, int offset) {
        Tokens tokens = tree.segment(number).tokens();
        int relative = offset - tree.start(number);
        int token = tokens.touching(relative);
        if (token < 0) {
            return Optional.empty();
        }
        boolean between = token > 0 && tokens.start(token) == relative && tokens.end(token - 1) == relative;
        Optional<Use> before = between ? use(number, token - 1) : Optional.empty();
        return before.isPresent() ? before : use(number, token);
    }

    private void types(Part part, UseListener listener) {
        TypeLowering types = new TypeLowering(part, names, new Nearest(), listener);
        int index = names.table(IndexSpace.TYPE).indexIn(part.number());
        Segment segment = part.segment();
        for (int node = 0; node < segment.nodeCount(); node++) {
            if (segment.kind(node) == NodeKind.TYPE_FIELD) {
                types.subType(node, index++);
            }
        }
    }

    /** {@return what the name or index at an offset stands for, or defines} */
    public Optional<Definition> at(int offset) {
        int number = tree.segmentAt(offset);
        if (!tree.segment(number).kind().isField()) {
            return Optional.empty();
        }
        Optional<Use> use = useAt(number, offset);
        if (use.isPresent()) {
            return definition(use.get().space(), use.get().index(), use.get().owner());
        }
        return definedIn(number).stream()
                .filter(d -> d.name().isPresent()
                        && d.nameSpan().start() <= offset
                        && offset <= d.nameSpan().end())
                .findFirst();
    }

    /** {@return everything that a segment defines, also within functions and types} */
    public List<Definition> definedIn(int number) {
        List<Definition> all = new ArrayList<>();
        for (IndexSpace space : MODULE_SPACES) {
            IndexTable table = names.table(space);
            int index = table.indexIn(number);
            for (int i = Math.max(index, 0); index >= 0 && i < table.size() && table.segment(i) == number; i++) {
                all.add(ofModule(space, i));
                if (space == IndexSpace.FUNCTION) {
                    all.addAll(locals(i));
                    all.addAll(labels(i));
                } else if (space == IndexSpace.TYPE) {
                    all.addAll(fields(i));
                }
            }
        }
        return all;
    }
}
