package dev.stepwasm.ide.navigation;

import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.StringLiteral;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lower.Lookup;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The word at a place and what it is about.
 *
 * @param scope the text in which the word has its meaning; all places here are places of that text
 */
record Found(Scope scope, Token token, Subject subject) {
    /** {@return what the word at an offset is about} Looks at one segment, and at the commands if that is one. */
    static Optional<Found> at(Analysis analysis, int offset) {
        Optional<Token> word = Token.wordAt(analysis.tree(), offset);
        if (word.isEmpty()) {
            return Optional.empty();
        }
        Token token = word.get();
        Scope whole = new Scope(analysis, 0);
        return switch (analysis.tree().segment(token.segment()).kind()) {
            case MODULE_START -> scripted(analysis, token).map(subject -> new Found(whole, token, subject));
            case COMMAND ->
                scripted(analysis, token)
                        .map(subject -> new Found(whole, token, subject))
                        .or(() -> within(analysis, offset));
            default -> inField(analysis, token).map(subject -> new Found(whole, token, subject));
        };
    }

    /** What stands in a module that is part of a command. */
    private static Optional<Found> within(Analysis analysis, int offset) {
        Scope scope = Scope.at(analysis, offset);
        return scope.isPart()
                ? at(scope.analysis(), offset - scope.base()).map(found -> new Found(scope, found.token, found.subject))
                : Optional.empty();
    }

    /** {@return where the word stands in the whole text} */
    Span origin() {
        return scope.absolute(token.span());
    }

    /** {@return the entry of an index space that this is about, perhaps by way of its import or export} */
    Optional<Subject.Entry> entry() {
        return switch (subject) {
            case Subject.Entry entry -> Optional.of(entry);
            case Subject.Imported imported -> imported.first() ? Optional.empty() : Optional.of(imported.entry());
            case Subject.Exported exported -> exportedEntry(exported.module(), exported.export());
            case Subject.Comment c -> Optional.empty();
            case Subject.Scripted s -> Optional.empty();
            case Subject.Registered r -> Optional.empty();
        };
    }

    static Optional<Subject.Entry> exportedEntry(ModuleAnalysis module, Export export) {
        return module.lowered()
                .lookup()
                .definition(IndexSpace.of(export.kind()), export.index(), -1)
                .map(definition -> new Subject.Entry(module, definition));
    }

    // Commands.

    private static Optional<Subject> scripted(Analysis analysis, Token token) {
        return switch (token.code()) {
            case TokenCode.ID -> {
                ScriptNames names = ScriptNames.of(analysis);
                yield names.bindingAt(token.span()).map(binding -> new Subject.Scripted(names, binding));
            }
            case TokenCode.STRING -> scriptedString(analysis, ScriptNames.of(analysis), token.span());
            default -> Optional.empty();
        };
    }

    private static Optional<Subject> scriptedString(Analysis analysis, ScriptNames names, Span literal) {
        Optional<Subject> registered = names.registrations.stream()
                .filter(registration -> registration.literal().equals(literal))
                .findFirst()
                .map(Subject.Registered::new);
        return registered.or(() -> names.exports.stream()
                .filter(mention -> mention.literal().equals(literal))
                .findFirst()
                .flatMap(mention -> exported(analysis, mention.instance(), mention.export())));
    }

    /** {@return the export of an instance of a module that stands in words in the text} */
    static Optional<Subject> exported(Analysis analysis, Optional<ScriptNames.Binding> instance, String name) {
        return instance.filter(binding -> binding.module() >= 0)
                .map(binding -> analysis.modules().get(binding.module()))
                .flatMap(module -> module.module()
                        .export(name)
                        .map(export -> new Subject.Exported(module, export, literal(analysis, export))));
    }

    private static Span literal(Analysis analysis, Export export) {
        return analysis.tokenAt(export.position())
                .map(dev.stepwasm.wat.Token::span)
                .orElse(new Span(export.position(), export.position()));
    }

    // Fields.

    private static Optional<Subject> inField(Analysis analysis, Token token) {
        int start = token.span().start();
        return analysis.moduleAt(start).flatMap(module -> {
            if (token.code() == TokenCode.STRING) {
                return string(module, token);
            }
            return token.isName() ? named(module, token) : keyword(module, token);
        });
    }

    private static Optional<Subject> named(ModuleAnalysis module, Token token) {
        Lookup lookup = module.lowered().lookup();
        Span span = token.span();
        Optional<Definition> used = lookup.use(token.segment(), token.number())
                .flatMap(use -> lookup.definition(use.space(), use.index(), use.owner()));
        if (used.isPresent() || token.code() != TokenCode.ID) {
            return used.map(definition -> new Subject.Entry(module, definition));
        }
        Optional<Subject> defined = lookup.definedIn(token.segment()).stream()
                .filter(definition ->
                        definition.name().isPresent() && definition.nameSpan().equals(span))
                .findFirst()
                .map(definition -> new Subject.Entry(module, definition));
        return defined.or(() ->
                token.node().kind() == NodeKind.PARAM ? Optional.of(new Subject.Comment(span)) : Optional.empty());
    }

    /** The keyword of something without a name stands for it, and so do all keywords of a block. */
    private static Optional<Subject> keyword(ModuleAnalysis module, Token token) {
        Lookup lookup = module.lowered().lookup();
        Optional<Node> block = Blocks.around(token);
        if (block.isPresent()) {
            return label(module, token, block.get()).map(definition -> new Subject.Entry(module, definition));
        }
        Span span = token.span();
        return lookup.definedIn(token.segment()).stream()
                .filter(definition ->
                        definition.name().isEmpty() && definition.nameSpan().equals(span))
                .findFirst()
                .map(definition -> new Subject.Entry(module, definition));
    }

    /** {@return the label of a block} */
    private static Optional<Definition> label(ModuleAnalysis module, Token token, Node block) {
        int function = module.lowered().table(IndexSpace.FUNCTION).indexIn(token.segment());
        Span whole = block.span();
        return module.lowered().lookup().labels(function).stream()
                .filter(definition -> definition.span().equals(whole))
                .findFirst();
    }

    private static Optional<Subject> string(ModuleAnalysis module, Token token) {
        int start = token.span().start();
        return switch (token.node().kind()) {
            case EXPORT_FIELD, INLINE_EXPORT ->
                module.module().exports().stream()
                        .filter(export -> export.position() == start)
                        .findFirst()
                        .map(export -> new Subject.Exported(module, export, token.span()));
            case IMPORT_FIELD, INLINE_IMPORT -> imported(module, token);
            default -> Optional.empty();
        };
    }

    private static Optional<Subject> imported(ModuleAnalysis module, Token token) {
        Node node = token.node();
        boolean first = Syntax.afterKeyword(node) == token.number();
        int second = first ? Syntax.next(node, token.number()) : token.number();
        if (!first && Syntax.next(node, Syntax.afterKeyword(node)) != second || second >= Syntax.tokenEnd(node)) {
            return Optional.empty();
        }
        String moduleName = string(node, Syntax.afterKeyword(node));
        String name = string(node, second);
        return module.lowered().lookup().definedIn(token.segment()).stream()
                .filter(definition -> definition.owner() < 0)
                .findFirst()
                .flatMap(definition -> module.module().imports().stream()
                        .filter(i -> i.module().equals(moduleName) && i.name().equals(name))
                        .findFirst()
                        .map(i -> new Subject.Imported(new Subject.Entry(module, definition), i, first)));
    }

    private static String string(Node node, int token) {
        return new String(StringLiteral.bytes(node.tree().text(node.segment(), token)), StandardCharsets.UTF_8);
    }
}
