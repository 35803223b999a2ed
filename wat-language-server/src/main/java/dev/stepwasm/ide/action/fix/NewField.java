package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.action.Layout;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.IndexTable;
import dev.stepwasm.wat.text.SourceText;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Where a module gets a new field: behind the others of its kind, or where a person would put the first one. */
record NewField(SyntaxTree tree, ModuleAnalysis module) {
    /** What is defined before functions, in the order that people mostly write. */
    private static final List<IndexSpace> BEFORE_FUNCTIONS =
            List.of(IndexSpace.TYPE, IndexSpace.MEMORY, IndexSpace.TABLE, IndexSpace.GLOBAL, IndexSpace.TAG);

    /** {@return what adds the last definition of a space} */
    Replacement last(IndexSpace space, String text) {
        Optional<Node> before = lastOf(space).or(() -> switch (space) {
            case DATA, ELEM, FUNCTION -> lastField();
            default -> beforeFunctions(space);
        });
        return before.map(node -> behind(node, text)).orElseGet(() -> first(text));
    }

    /** {@return what adds an import behind all others} */
    Replacement imported(String text) {
        Optional<Node> place = lastImport();
        if (place.isEmpty()) {
            Optional<Node> definition = firstDefinition();
            place = lastOf(IndexSpace.TYPE)
                    .filter(type -> definition.isEmpty()
                            || type.segment() < definition.get().segment());
        }
        return place.map(node -> behind(node, text)).orElseGet(() -> first(text));
    }

    /** {@return the first field before which imports must stand} */
    Optional<Node> firstDefinition() {
        return fields().filter(NewField::isDefinition).findFirst();
    }

    private static boolean isDefinition(Node field) {
        return switch (field.kind()) {
            case FUNCTION_FIELD, TABLE_FIELD, MEMORY_FIELD, GLOBAL_FIELD, TAG_FIELD ->
                Syntax.child(field, NodeKind.INLINE_IMPORT).isEmpty();
            default -> false;
        };
    }

    /** {@return what adds a field behind another one} */
    Replacement behind(Node field, String text) {
        SourceText source = tree.source();
        int start = field.span().start();
        int end = field.span().end();
        if (!Layout.startsLine(source, start)) {
            return new Replacement(new Span(end, end), " " + oneLine(text));
        }
        int at = lineEnd(source, end);
        String newLine = Layout.newLine(source, start);
        return new Replacement(new Span(at, at), newLine + indented(source, start, text));
    }

    /** {@return what adds a field before another one, and before the comments right above that} */
    Replacement before(Node field, String text) {
        for (int segment = field.segment() - 1; segment >= module.syntax().firstField(); segment--) {
            if (tree.segment(segment).kind().isField()) {
                return behind(new Node(tree, segment, 0), text);
            }
        }
        return first(text);
    }

    /** {@return what adds the first field of the module} */
    Replacement first(String text) {
        SourceText source = tree.source();
        int header = module.syntax().header();
        Optional<Node> next = fields().findFirst();
        if (header < 0) {
            int at = next.map(node -> node.span().start()).orElse(0);
            return new Replacement(new Span(at, at), indented(source, at, text) + Layout.newLine(source, at));
        }
        int end = new Node(tree, header, 0).span().end();
        boolean inLine = next.map(node -> node.span().start())
                .or(this::close)
                .filter(offset -> !Layout.startsLine(source, offset))
                .isPresent();
        if (inLine) {
            return new Replacement(new Span(end, end), " " + oneLine(text));
        }
        int at = lineEnd(source, end);
        String indentation = next.map(
                        node -> Layout.indentation(source, node.span().start()))
                .orElseGet(() -> Layout.deeper(source, end));
        String newLine = Layout.lineBreak(source, end) + indentation;
        String step = indentation.contains("\t") ? "\t" : "  ";
        return new Replacement(new Span(at, at), newLine + text.replace("\n  ", newLine + step));
    }

    private Optional<Integer> close() {
        int end = module.syntax().end();
        return end < tree.size() && tree.segment(end).kind() == NodeKind.MODULE_END
                ? Optional.of(new Node(tree, end, 0).span().start())
                : Optional.empty();
    }

    private Stream<Node> fields() {
        return IntStream.range(module.syntax().firstField(), module.syntax().end())
                .filter(segment -> tree.segment(segment).kind().isField())
                .mapToObj(segment -> new Node(tree, segment, 0));
    }

    private Optional<Node> lastField() {
        for (int segment = module.syntax().end() - 1; segment >= module.syntax().firstField(); segment--) {
            if (tree.segment(segment).kind().isField()) {
                return Optional.of(new Node(tree, segment, 0));
            }
        }
        return Optional.empty();
    }

    /** Of those that stand before all definitions. */
    private Optional<Node> lastImport() {
        return fields().takeWhile(field -> !isDefinition(field))
                .filter(field -> switch (field.kind()) {
                    case IMPORT_FIELD, FUNCTION_FIELD, TABLE_FIELD, MEMORY_FIELD, GLOBAL_FIELD, TAG_FIELD -> true;
                    default -> false;
                })
                .reduce((earlier, later) -> later);
    }

    /** {@return how many entries of a space are imported} */
    int imports(IndexSpace space) {
        return switch (space) {
            case FUNCTION -> module.module().importedFunctionCount();
            case TABLE -> module.module().importedTableCount();
            case MEMORY -> module.module().importedMemoryCount();
            case GLOBAL -> module.module().importedGlobalCount();
            case TAG -> module.module().importedTagCount();
            default -> 0;
        };
    }

    private Optional<Node> lastOf(IndexSpace space) {
        return segmentOf(space, module.lowered().table(space).size() - 1);
    }

    private Optional<Node> segmentOf(IndexSpace space, int index) {
        IndexTable table = module.lowered().table(space);
        return index >= 0 && index < table.size()
                ? Optional.of(new Node(tree, table.segment(index), 0))
                : Optional.empty();
    }

    /** Behind types, imports and what people write before it. */
    private Optional<Node> beforeFunctions(IndexSpace space) {
        Optional<Node> last = space == IndexSpace.TYPE ? Optional.empty() : lastImport();
        Optional<Node> function = segmentOf(IndexSpace.FUNCTION, imports(IndexSpace.FUNCTION));
        for (IndexSpace earlier : BEFORE_FUNCTIONS.subList(0, BEFORE_FUNCTIONS.indexOf(space))) {
            last = later(
                    last,
                    lastOf(earlier)
                            .filter(node -> function.isEmpty()
                                    || node.segment() < function.get().segment()));
        }
        return last;
    }

    private static Optional<Node> later(Optional<Node> one, Optional<Node> other) {
        return one.isEmpty()
                        || (other.isPresent()
                                && other.get().segment() > one.get().segment())
                ? other
                : one;
    }

    /** {@return the end of a line comment behind an offset, or the offset if nothing but that follows on its line} */
    static int lineEnd(SourceText source, int offset) {
        String text = source.text();
        int at = offset;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        if (!text.startsWith(";;", at)) {
            return offset;
        }
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }

    private static String indented(SourceText source, int offset, String text) {
        String newLine = Layout.newLine(source, offset);
        String step = Layout.deeper(source, offset)
                .substring(Layout.indentation(source, offset).length());
        return text.replace("\n  ", newLine + step);
    }

    private static String oneLine(String text) {
        return text.replace("\n  ", " ");
    }
}
