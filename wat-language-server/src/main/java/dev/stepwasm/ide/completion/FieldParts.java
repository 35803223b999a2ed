package dev.stepwasm.ide.completion;

import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.names.IndexSpace;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** What can stand in the groups of module fields that are no code: in types, imports, exports, limits, segments. */
final class FieldParts {
    private final Suggestions suggestions;
    private final Place place;
    private final Frame frame;
    private final TypeWords types;
    private final Entries entries;

    FieldParts(Suggestions suggestions) {
        this.suggestions = suggestions;
        this.place = suggestions.place();
        this.frame = place.top();
        this.types = new TypeWords(suggestions);
        this.entries = new Entries(suggestions);
    }

    void suggest() {
        if (!TokenCode.isWord(frame.head)) {
            if (TokenCode.isOpcode(frame.head)) {
                new Handlers(suggestions).suggest();
            }
            return;
        }
        if (newName()) {
            return;
        }
        switch (TokenCode.word(frame.head)) {
            case FUNC -> function();
            case PARAM, RESULT, LOCAL -> values();
            case TYPE -> type();
            case SUB -> sub();
            case REC -> suggestions.group(Word.TYPE, " ${1:\\$name} (struct${2:})");
            case STRUCT -> suggestions.group(Word.FIELD, " ${1:\\$name} ${2:i32}");
            case ARRAY, FIELD -> storage();
            case MUT -> mutable();
            case REF -> types.inReference(frame);
            case IMPORT, EXPORT -> new Ports(suggestions).suggest();
            case GLOBAL -> global();
            case TABLE -> table();
            case MEMORY -> memory();
            case TAG -> tag();
            case ELEM, DATA -> new Segments(suggestions).suggest();
            case START -> start();
            case CATCH_REF, CATCH_ALL_REF -> new Handlers(suggestions).suggest();
            default -> {
                // Nothing is known about other groups.
            }
        }
    }

    /** {@return whether a name that is being typed is a new one} */
    private boolean newName() {
        boolean names = switch (TokenCode.word(frame.head)) {
            case FUNC, TABLE, MEMORY, GLOBAL, TAG -> !isUse();
            case PARAM, LOCAL, FIELD, ELEM, DATA -> true;
            case TYPE ->
                place.frames().size() == 1 || place.out(1).orElseThrow().is(Word.REC);
            default -> false;
        };
        return names && frame.items.isEmpty() && place.typedText().startsWith("$");
    }

    private Optional<Frame> parent() {
        return place.out(1);
    }

    /** {@return whether the group names something that exists: in exports and segments} */
    private boolean isUse() {
        return parent().filter(p -> p.is(Word.EXPORT) || p.is(Word.ELEM) || p.is(Word.DATA))
                .isPresent();
    }

    private boolean isImported() {
        return parent().filter(p -> p.is(Word.IMPORT)).isPresent() || frame.hasGroup(Word.IMPORT);
    }

    // Functions and types.

    private void function() {
        boolean typeDefinition =
                parent().filter(p -> p.is(Word.TYPE) || p.is(Word.SUB)).isPresent();
        if (isUse()) {
            index(IndexSpace.FUNCTION);
        } else if (typeDefinition) {
            parametersAndResults();
        } else {
            types.use(frame.items, true, true, Fit.NEUTRAL);
            inlineParts();
        }
    }

    private void parametersAndResults() {
        if (!frame.hasGroup(Word.RESULT)) {
            suggestions.group(Word.PARAM, " ${1:i32}");
        }
        suggestions.group(Word.RESULT, " ${1:i32}");
    }

    /** The parts of the head of a function with a body, before its first instruction. */
    void functionHead() {
        if (newName() || frame.began || frame.op != null) {
            return;
        }
        int fit = place.afterOpen() ? Fit.BEST : Fit.MISMATCH;
        boolean locals = frame.hasGroup(Word.LOCAL);
        if (!locals) {
            types.use(frame.items, true, true, fit);
            inlineParts();
        }
        suggestions.group(Word.LOCAL, " ${1:\\$x} ${2:i32}", fit);
    }

    /** Inline exports and an inline import, before all else. */
    private void inlineParts() {
        boolean first = frame.items.stream().allMatch(item -> item.code() == TokenCode.ID || item.isGroup(Word.EXPORT));
        boolean outermost = parent().isEmpty();
        if (first && outermost) {
            int fit = place.afterOpen() ? Fit.NEUTRAL + 1 : Fit.MISMATCH;
            suggestions.group(Word.EXPORT, " \"${1:name}\"", fit);
            suggestions.group(Word.IMPORT, " \"${1:module}\" \"${2:name}\"", fit);
        }
    }

    private void values() {
        boolean named = !frame.items.isEmpty() && frame.items.getFirst().code() == TokenCode.ID;
        if (!named || frame.items.size() == 1) {
            types.values();
        }
    }

    private void type() {
        boolean definition =
                place.frames().size() == 1 || parent().orElseThrow().is(Word.REC);
        if (!definition) {
            Module module = module();
            index(IndexSpace.TYPE, index -> module.types().function(index) == null ? -1 : Fit.NEUTRAL);
        } else if (frame.isFresh()) {
            compositeTypes();
            suggestions.group(Word.SUB, " (struct${1:})");
        }
    }

    private void compositeTypes() {
        suggestions.group(Word.FUNC, " (param ${1:i32}) (result ${2:i32})");
        suggestions.group(Word.STRUCT, " (field ${1:\\$name} ${2:i32})");
        suggestions.group(Word.ARRAY, " ${1:i32}");
    }

    private void sub() {
        if (frame.items.stream().anyMatch(Frame.Item::group)) {
            return;
        }
        compositeTypes();
        if (frame.items.isEmpty()) {
            suggestions.words(Word.FINAL);
        }
        if (frame.items.stream().noneMatch(Frame.Item::isIndex)) {
            Module module = module();
            int own = place.defined(IndexSpace.TYPE);
            entries.all(IndexSpace.TYPE, index -> {
                boolean open = module.types().contains(index)
                        && !module.types().get(index).isFinal();
                return open && (own < 0 || index < own) ? Fit.NEUTRAL : -1;
            });
        }
    }

    private void storage() {
        boolean single = frame.is(Word.ARRAY)
                || !frame.items.isEmpty() && frame.items.getFirst().code() == TokenCode.ID;
        int room = frame.is(Word.ARRAY) ? 0 : 1;
        if (!single || frame.items.size() <= room) {
            types.mutable();
            types.storage();
        }
    }

    private void mutable() {
        if (!frame.items.isEmpty()) {
            return;
        }
        if (parent().filter(p -> p.is(Word.GLOBAL)).isPresent()) {
            types.values();
        } else {
            types.storage();
        }
    }

    private void index(IndexSpace space) {
        index(space, index -> Fit.NEUTRAL);
    }

    /** One index, unless it is there. */
    private void index(IndexSpace space, IntUnaryOperator fit) {
        if (frame.items.isEmpty()) {
            entries.all(space, fit);
        }
    }

    // Globals, tables, memories, tags.

    private void global() {
        if (isUse()) {
            index(IndexSpace.GLOBAL);
            return;
        }
        if (frame.items.stream().noneMatch(this::isType)) {
            types.mutable();
            types.values();
            inlineParts();
        }
    }

    private boolean isType(Frame.Item item) {
        boolean address = item.is(Word.I32) || item.is(Word.I64);
        boolean addressed = frame.is(Word.TABLE) || frame.is(Word.MEMORY);
        return item.isGroup(Word.REF)
                || item.isGroup(Word.MUT)
                || !item.group() && TokenCode.isWord(item.code()) && !(addressed && address);
    }

    private void addressType() {
        boolean first = frame.items.stream().allMatch(item -> item.code() == TokenCode.ID || item.group());
        if (first && !place.afterOpen()) {
            suggestions.add(Proposal.of(Proposal.Kind.VALUE_TYPE, "i64", "64-bit addresses", Fit.NEUTRAL));
            suggestions.add(Proposal.of(Proposal.Kind.VALUE_TYPE, "i32", "32-bit addresses", Fit.NEUTRAL));
        }
    }

    private void table() {
        if (isUse()) {
            index(IndexSpace.TABLE);
            return;
        }
        boolean typed = frame.items.stream().anyMatch(this::isType);
        if (!frame.hasNumber() && !typed) {
            addressType();
            inlineParts();
        }
        if (!typed && (frame.hasNumber() || !isImported())) {
            types.references();
        }
        if (typed && !frame.hasNumber() && !frame.hasGroup(Word.ELEM)) {
            suggestions.group(Word.ELEM, " ${1:0}");
        }
        if (typed && frame.hasNumber() && !isImported() && place.frames().size() == 1) {
            new Code(suggestions).expression();
        }
    }

    private void memory() {
        if (isUse()) {
            index(IndexSpace.MEMORY);
            return;
        }
        boolean page = frame.hasGroup(Word.PAGESIZE);
        if (!frame.hasNumber()) {
            addressType();
            inlineParts();
            if (!isImported() && !frame.hasGroup(Word.DATA)) {
                suggestions.group(Word.DATA, " \"${1:}\"");
            }
        } else if (!page) {
            suggestions.group(Word.PAGESIZE, " ${1:1}");
            if (!frame.has(Word.SHARED)) {
                suggestions.words(Word.SHARED);
            }
        }
    }

    private void tag() {
        if (isUse()) {
            index(IndexSpace.TAG);
            return;
        }
        types.use(frame.items, true, false, Fit.NEUTRAL);
        inlineParts();
    }

    /** Functions that take and give nothing. */
    private void start() {
        Module module = module();
        index(IndexSpace.FUNCTION, index -> {
            FunctionType type = index < module.functionCount() ? module.functionType(index) : null;
            return FunctionType.EMPTY.equals(type) ? Fit.BEST : Fit.MISMATCH;
        });
    }

    private Module module() {
        return place.module()
                .map(ModuleAnalysis::module)
                .orElseGet(() -> Module.builder().build());
    }
}
