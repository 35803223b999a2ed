package dev.stepwasm.ide.navigation;

import dev.stepwasm.ide.outline.DirectiveSymbol;
import dev.stepwasm.ide.outline.EntrySymbol;
import dev.stepwasm.ide.outline.Symbol;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.module.ExternalKind;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.Use;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Who calls a function and whom it calls. What is no direct call says so in the detail: {@code ref.func}, a segment that
 * holds the function, a call by type. A type stands for all calls by that type.
 */
public final class CallHierarchy {
    /** How functions that are named other than to call them appear. */
    private static final String REFERENCE = "ref.func";

    private CallHierarchy() {}

    /**
     * The calls between two functions.
     *
     * @param other the function at the other end, or what stands for it
     * @param places where the caller calls, in the text of the caller
     */
    public record Call(Symbol other, List<Span> places) {
        /** Copies the list. */
        public Call {
            places = List.copyOf(places);
        }
    }

    /** {@return the function that the word at an offset names, calls or begins} */
    public static Optional<Symbol> prepare(Analysis analysis, int offset) {
        return function(analysis, offset).map(Subject::symbol);
    }

    /** {@return who calls the function whose name, or keyword if it has none, is at an offset} */
    public static List<Call> incoming(Analysis analysis, int offset, Runnable checkpoint) {
        return at(analysis, offset)
                .map(subject -> new Incoming(subject, checkpoint).calls())
                .orElse(List.of());
    }

    /** {@return whom the function calls whose name, or keyword if it has none, is at an offset} */
    public static List<Call> outgoing(Analysis analysis, int offset) {
        return at(analysis, offset).map(CallHierarchy::outgoing).orElse(List.of());
    }

    /** A function or a type, whose calls are looked for. */
    record Subject(Scope scope, ModuleAnalysis module, Definition definition) {
        SyntaxTree tree() {
            return scope.analysis().tree();
        }

        Symbol symbol() {
            return symbol(definition.space(), definition.index());
        }

        /** {@return an entry of the module with places of the whole text} */
        Symbol symbol(IndexSpace space, int index) {
            return EntrySymbol.of(tree(), module, space, index).shifted(scope.base());
        }
    }

    /** {@return the function or the type whose own name, or keyword, is at an offset} */
    private static Optional<Subject> at(Analysis analysis, int offset) {
        return function(analysis, offset)
                .or(() -> Found.at(analysis, offset)
                        .flatMap(found -> found.entry()
                                .filter(entry -> entry.definition().space() == IndexSpace.TYPE)
                                .map(entry -> new Subject(found.scope(), entry.module(), entry.definition()))));
    }

    private static Optional<Subject> function(Analysis analysis, int offset) {
        Scope scope = Scope.at(analysis, offset);
        Optional<Token> word = Token.wordAt(scope.analysis().tree(), offset - scope.base());
        Optional<Found> found = Found.at(analysis, offset)
                .or(() -> word.flatMap(CallHierarchy::callee)
                        .flatMap(operand -> Found.at(
                                analysis, scope.absolute(operand.span()).start())));
        return found.flatMap(f -> f.entry()
                        .filter(entry -> entry.definition().space() == IndexSpace.FUNCTION)
                        .map(entry -> new Subject(f.scope(), entry.module(), entry.definition())))
                .or(() -> word.flatMap(token -> begun(scope, token)));
    }

    /** {@return the operand of a keyword that takes a function} */
    private static Optional<Token> callee(Token keyword) {
        if (!TokenCode.isOpcode(keyword.code())) {
            return Optional.empty();
        }
        return switch (TokenCode.opcode(keyword.code())) {
            case CALL, RETURN_CALL, REF_FUNC -> {
                int operand = Syntax.next(keyword.node(), keyword.number());
                yield operand < Syntax.tokenEnd(keyword.node())
                        ? Optional.of(new Token(keyword.tree(), keyword.segment(), operand))
                        : Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    /** {@return the function that begins with a keyword} */
    private static Optional<Subject> begun(Scope scope, Token keyword) {
        Node root = new Node(keyword.tree(), keyword.segment(), 0);
        if (root.kind() != NodeKind.FUNCTION_FIELD || !Syntax.keyword(root).equals(keyword.span())) {
            return Optional.empty();
        }
        return scope.analysis()
                .moduleAt(keyword.span().start())
                .flatMap(module -> module.lowered()
                        .lookup()
                        .definition(
                                IndexSpace.FUNCTION,
                                module.lowered().table(IndexSpace.FUNCTION).indexIn(keyword.segment()),
                                -1)
                        .map(definition -> new Subject(scope, module, definition)));
    }

    // Outgoing calls.

    private static List<Call> outgoing(Subject subject) {
        if (subject.definition().space() == IndexSpace.TYPE) {
            return IndirectCalls.candidates(subject);
        }
        SyntaxTree tree = subject.tree();
        int segment = tree.segmentAt(subject.definition().nameSpan().start());
        if (tree.segment(segment).kind() != NodeKind.FUNCTION_FIELD) {
            return List.of();
        }
        Map<Integer, List<Span>> called = new LinkedHashMap<>();
        Map<Integer, List<Span>> referred = new LinkedHashMap<>();
        for (Use use : subject.module().lowered().lookup().uses(segment)) {
            if (use.space() == IndexSpace.FUNCTION && use.index() >= 0) {
                boolean reference = opcode(tree, use.span())
                        .filter(op -> op == Opcode.REF_FUNC)
                        .isPresent();
                (reference ? referred : called)
                        .computeIfAbsent(use.index(), i -> new ArrayList<>())
                        .add(subject.scope().absolute(use.span()));
            }
        }
        List<Call> calls = new ArrayList<>();
        called.forEach((index, places) -> function(subject, index, "").ifPresent(f -> calls.add(new Call(f, places))));
        referred.forEach(
                (index, places) -> function(subject, index, REFERENCE).ifPresent(f -> calls.add(new Call(f, places))));
        calls.addAll(IndirectCalls.from(subject, segment));
        return calls;
    }

    private static Optional<Symbol> function(Subject subject, int index, String how) {
        boolean known =
                index < subject.module().lowered().table(IndexSpace.FUNCTION).size();
        return known ? Optional.of(subject.symbol(IndexSpace.FUNCTION, index).withHow(how)) : Optional.empty();
    }

    /** {@return the instruction that an operand belongs to} */
    private static Optional<Opcode> opcode(SyntaxTree tree, Span operand) {
        Node node = tree.nodeAt(operand.start());
        int code = node.data().tokens().code(Syntax.firstToken(node));
        return TokenCode.isOpcode(code) ? Optional.of(TokenCode.opcode(code)) : Optional.empty();
    }

    /** Collects who calls a function. */
    private static final class Incoming {
        private final Subject subject;
        private final SyntaxTree tree;
        private final Runnable checkpoint;
        private final List<Call> calls = new ArrayList<>();
        private boolean referred;

        Incoming(Subject subject, Runnable checkpoint) {
            this.subject = subject;
            this.tree = subject.tree();
            this.checkpoint = checkpoint;
        }

        List<Call> calls() {
            if (subject.definition().space() == IndexSpace.TYPE) {
                return IndirectCalls.by(subject, subject.definition().index(), checkpoint);
            }
            Map<Integer, List<Use>> bySegment = new LinkedHashMap<>();
            Places.uses(tree, subject.module(), subject.definition(), checkpoint)
                    .forEach(use -> bySegment
                            .computeIfAbsent(tree.segmentAt(use.span().start()), s -> new ArrayList<>())
                            .add(use));
            bySegment.forEach(this::inSegment);
            directives();
            if (referred) {
                int type = subject.module()
                        .module()
                        .functionTypeIndex(subject.definition().index());
                calls.addAll(IndirectCalls.by(subject, type, checkpoint));
            }
            return calls;
        }

        private void inSegment(int segment, List<Use> uses) {
            switch (tree.segment(segment).kind()) {
                case FUNCTION_FIELD -> inFunction(segment, uses);
                case ELEM_FIELD -> holder(segment, IndexSpace.ELEM, uses);
                case TABLE_FIELD -> holder(segment, IndexSpace.TABLE, uses);
                case GLOBAL_FIELD -> holder(segment, IndexSpace.GLOBAL, uses);
                case START_FIELD -> {
                    Node start = new Node(tree, segment, 0);
                    add(
                            Symbol.of(Symbol.Kind.DIRECTIVE, "start", "", start.span(), Syntax.keyword(start))
                                    .shifted(subject.scope().base()),
                            uses);
                }
                default -> {
                    // An export calls nobody.
                }
            }
        }

        private void inFunction(int segment, List<Use> uses) {
            Symbol caller = subject.symbol(
                    IndexSpace.FUNCTION,
                    subject.module().lowered().table(IndexSpace.FUNCTION).indexIn(segment));
            Map<Boolean, List<Use>> byReference = uses.stream()
                    .collect(Collectors.partitioningBy(use -> opcode(tree, use.span())
                            .filter(op -> op == Opcode.REF_FUNC)
                            .isPresent()));
            List<Use> references = byReference.getOrDefault(true, List.of());
            List<Use> direct = byReference.getOrDefault(false, List.of());
            if (!direct.isEmpty()) {
                add(caller, direct);
            }
            if (!references.isEmpty()) {
                referred = true;
                add(caller.withHow(REFERENCE), references);
            }
        }

        /** The commands of a script that call the function by one of its exports. */
        private void directives() {
            Analysis analysis = subject.scope().analysis();
            List<String> exports = subject.module().module().exports().stream()
                    .filter(export -> export.kind() == ExternalKind.FUNCTION
                            && export.index() == subject.definition().index())
                    .map(Export::name)
                    .toList();
            if (exports.isEmpty()) {
                return;
            }
            int module = analysis.modules().indexOf(subject.module());
            ScriptNames names = ScriptNames.of(analysis);
            for (String export : exports) {
                for (Span literal : names.mentionsOf(module, export)) {
                    Node command = new Node(tree, tree.segmentAt(literal.start()), 0);
                    calls.add(new Call(
                            DirectiveSymbol.of(command).shifted(subject.scope().base()),
                            List.of(subject.scope().absolute(literal))));
                }
            }
        }

        /** What holds references to functions for others to call. */
        private void holder(int segment, IndexSpace space, List<Use> uses) {
            referred = true;
            int index = subject.module().lowered().table(space).indexIn(segment);
            add(subject.symbol(space, index), uses);
        }

        private void add(Symbol caller, List<Use> uses) {
            calls.add(new Call(
                    caller,
                    uses.stream()
                            .map(use -> subject.scope().absolute(use.span()))
                            .toList()));
        }
    }
}
