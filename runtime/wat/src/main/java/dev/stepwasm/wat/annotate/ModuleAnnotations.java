package dev.stepwasm.wat.annotate;

import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.text.Problems;
import dev.stepwasm.wat.tree.ModuleSyntax;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.Segment;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The annotations of one module that mean something, each at what it belongs to. */
public final class ModuleAnnotations {
    private final SyntaxTree tree;
    private final ModuleSyntax syntax;
    private final Problems problems;
    private final List<Annotation.Custom> customs = new ArrayList<>();
    private final Map<Integer, Map<Integer, String>> names = new HashMap<>();
    private final Map<Integer, Map<Integer, Boolean>> hints = new HashMap<>();
    private Optional<String> moduleName = Optional.empty();

    private ModuleAnnotations(SyntaxTree tree, ModuleSyntax syntax, Problems problems) {
        this.tree = tree;
        this.syntax = syntax;
        this.problems = problems;
    }

    /**
     * {@return the annotations of a module}
     *
     * @param problems gets what is wrong with them
     */
    public static ModuleAnnotations of(SyntaxTree tree, ModuleSyntax syntax, Problems problems) {
        ModuleAnnotations annotations = new ModuleAnnotations(tree, syntax, problems);
        int first = syntax.header() < 0 ? syntax.firstField() : syntax.header();
        for (int segment = first; segment <= Math.min(syntax.end(), tree.size() - 1); segment++) {
            if (tree.segment(segment).hasAnnotations()) {
                annotations.segment(segment);
            }
        }
        annotations.customs.sort(
                Comparator.comparingInt(custom -> custom.place().order()));
        return annotations;
    }

    /** {@return the custom sections in the order in which they stand in a file} */
    public List<Annotation.Custom> customs() {
        return List.copyOf(customs);
    }

    /** {@return the name that {@code @name} gives to the module} */
    public Optional<String> moduleName() {
        return moduleName;
    }

    /** {@return the name that {@code @name} gives to what a node of a segment defines} */
    public Optional<String> name(int segment, int node) {
        return Optional.ofNullable(names.getOrDefault(segment, Map.of()).get(node));
    }

    /** {@return the branch hints of a function: whether a branch is likely, by the relative offset of its keyword} */
    public Map<Integer, Boolean> hints(int segment) {
        return hints.getOrDefault(segment, Map.of());
    }

    private void segment(int number) {
        Tokens tokens = tree.segment(number).tokens();
        for (int token = 0; token < tokens.size(); token++) {
            if (tokens.code(token) == TokenCode.ANNOTATION) {
                annotation(number, token);
            }
        }
    }

    private void annotation(int number, int token) {
        Segment segment = tree.segment(number);
        boolean inside = token >= segment.firstToken(0);
        boolean belongs = number == syntax.header() ? inside : inside || number <= syntax.end();
        boolean foreign = number == syntax.end() && segment.kind() != NodeKind.MODULE_END && syntax.header() >= 0;
        if (!belongs || foreign) {
            return; // before or behind the module
        }
        Span span = tree.span(number, token);
        Optional<Annotation> read = AnnotationReader.read(tree.source().text(), span, problems);
        if (read.isEmpty()) {
            return;
        }
        switch (read.get()) {
            case Annotation.Custom custom -> {
                if (inside) {
                    misplaced(AnnotationReader.CUSTOM, span, "a custom section stands between module fields");
                } else {
                    customs.add(custom);
                }
            }
            case Annotation.Name name -> name(number, token, inside, name);
            case Annotation.BranchHint hint -> hint(number, token, inside, hint);
        }
    }

    private void misplaced(String id, Span span, String why) {
        problems.add(Problem.MISPLACED_ANNOTATION.at(span, id, why));
    }

    // Names.

    private void name(int number, int token, boolean inside, Annotation.Name name) {
        if (inside) {
            int node = namedNode(tree.segment(number), token);
            if (node < 0) {
                misplaced(
                        AnnotationReader.NAME,
                        name.span(),
                        "it stands behind the keyword or name of the one thing that it names");
            } else if (names.computeIfAbsent(number, n -> new HashMap<>()).putIfAbsent(node, name.name()) != null) {
                problems.add(Problem.MALFORMED_ANNOTATION.at(name.span(), AnnotationReader.NAME, "multiple names"));
            }
        } else if (number != syntax.firstField()) {
            misplaced(AnnotationReader.NAME, name.span(), "the name of a module stands before its fields");
        } else if (moduleName.isPresent()) {
            problems.add(Problem.MALFORMED_ANNOTATION.at(name.span(), AnnotationReader.NAME, "multiple module names"));
        } else {
            moduleName = Optional.of(name.name());
        }
    }

    /** {@return the node that a name right behind its keyword or identifier belongs to, or -1} */
    private static int namedNode(Segment segment, int token) {
        Tokens tokens = segment.tokens();
        int keyword = before(tokens, token);
        if (keyword >= 0 && tokens.code(keyword) == TokenCode.ID) {
            keyword = before(tokens, keyword);
        }
        if (keyword < 0) {
            return -1;
        }
        int node = segment.nodeOfToken(keyword);
        boolean block = segment.kind(node) == NodeKind.INSTRUCTION
                && segment.firstToken(node) == keyword
                && TokenCode.opcode(tokens.code(keyword)).opensBlock();
        boolean group = isNamed(segment.kind(node)) && before(tokens, keyword) == segment.firstToken(node);
        return block || (group && isOne(segment, node, token)) ? node : -1;
    }

    private static boolean isNamed(NodeKind kind) {
        return switch (kind) {
            case TYPE_FIELD,
                    FUNCTION_FIELD,
                    TABLE_FIELD,
                    MEMORY_FIELD,
                    GLOBAL_FIELD,
                    TAG_FIELD,
                    ELEM_FIELD,
                    DATA_FIELD,
                    IMPORT_DESCRIPTION,
                    PARAM,
                    LOCAL,
                    FIELD -> true;
            default -> false;
        };
    }

    /** {@return whether a parameter, local or field clause declares one thing, as all other nodes do} */
    private static boolean isOne(Segment segment, int node, int token) {
        NodeKind kind = segment.kind(node);
        if (kind != NodeKind.PARAM && kind != NodeKind.LOCAL && kind != NodeKind.FIELD) {
            return true;
        }
        int count = 0;
        int depth = 0;
        for (int next = token + 1; next < segment.tokenEnd(node) - 1; next++) {
            int code = segment.tokens().code(next);
            if (!segment.tokens().isTrivia(next)) {
                depth -= code == TokenCode.CLOSE ? 1 : 0;
                count += depth == 0 && code != TokenCode.CLOSE ? 1 : 0;
                depth += code == TokenCode.OPEN ? 1 : 0;
            }
        }
        return count == 1;
    }

    private static int before(Tokens tokens, int token) {
        int previous = token - 1;
        while (previous >= 0 && tokens.isTrivia(previous)) {
            previous--;
        }
        return previous;
    }

    // Branch hints.

    private void hint(int number, int token, boolean inside, Annotation.BranchHint hint) {
        Segment segment = tree.segment(number);
        if (!inside || segment.kind() != NodeKind.FUNCTION_FIELD) {
            problems.add(
                    Problem.MALFORMED_ANNOTATION.at(hint.span(), AnnotationReader.BRANCH_HINT, "not in a function"));
            return;
        }
        int target = after(segment.tokens(), token);
        if (segment.tokens().code(target) == TokenCode.OPEN) {
            target = after(segment.tokens(), target);
        }
        int code = segment.tokens().code(target);
        if (code != TokenCode.of(Opcode.IF) && code != TokenCode.of(Opcode.BR_IF)) {
            problems.add(Problem.INVALID_BRANCH_HINT.at(hint.span()));
            return;
        }
        Map<Integer, Boolean> ofFunction = hints.computeIfAbsent(number, n -> new HashMap<>());
        if (ofFunction.putIfAbsent(segment.tokens().start(target), hint.likely()) != null) {
            problems.add(
                    Problem.MALFORMED_ANNOTATION.at(hint.span(), AnnotationReader.BRANCH_HINT, "duplicate annotation"));
        }
    }

    private static int after(Tokens tokens, int token) {
        int next = token + 1;
        while (next < tokens.size() - 1 && tokens.isTrivia(next)) {
            next++;
        }
        return Math.min(next, tokens.size() - 1);
    }
}
